import { useState } from 'react';
import { Link } from 'react-router-dom';
import { assetsPath } from '../../../routes';
import { useTexts } from '../../../translation';
import { Button, IconButton } from '../../../ui/Button';
import { Tag } from '../../../ui/Chip';
import { PopoverButton } from '../../../ui/Menu';
import { useSourceName } from '../sources/Says';
import { useEditing } from './Editing';

/** Tags that stand in the header; the others are a click away. */
const FEW = 5;
/** Tags that are listed at once. */
const PAGE = 100;

/** The asset's tags, the first few in sight; all of them, who says so, and adding and removing in a box. */
export function TagList() {
  const { asset, mayEdit } = useEditing();
  const t = useTexts();
  const { tags } = asset.attributes;
  if (tags.length === 0 && !mayEdit) return null;
  return (
    <>
      {tags.slice(0, FEW).map(({ value }) => (
        <Link key={value} to={assetsPath({ tag: value })} title={value}>
          <Tag>
            <span dir="auto">{value}</span>
          </Tag>
        </Link>
      ))}
      <PopoverButton
        shape="chip"
        dashed={tags.length === 0}
        icon={tags.length === 0 ? 'plus' : undefined}
        text={tags.length === 0 ? t('assets.page.tag') : t('assets.page.tagCount', { count: tags.length })}
        label={tags.length === 0 ? t('assets.page.edit.addTag') : t('assets.page.tagsAll', { count: tags.length })}
      >
        {() => <TagBox />}
      </PopoverButton>
    </>
  );
}

function TagBox() {
  const { asset, mayEdit, save } = useEditing();
  const t = useTexts();
  const nameOf = useSourceName();
  const [text, setText] = useState('');
  const [count, setCount] = useState(PAGE);
  const wanted = text.trim();
  const { tags } = asset.attributes;
  const shown = tags.filter(({ value }) => value.toLocaleLowerCase('en-US').includes(wanted.toLocaleLowerCase('en-US')));
  const isNew = wanted !== '' && !tags.some(({ value }) => value === wanted);
  const add = () => {
    setText('');
    save(asset, { addTags: [wanted] }, t('assets.page.edit.tagAdded', { tag: wanted }));
  };
  return (
    <form
      className="hw-stack"
      onSubmit={event => {
        event.preventDefault();
        if (isNew && mayEdit) add();
      }}
    >
      <div className="hw-row">
        <input
          className="hw-input"
          aria-label={t(mayEdit ? 'assets.page.findOrAddTag' : 'assets.page.findTag')}
          placeholder={t(mayEdit ? 'assets.page.findOrAddTag' : 'assets.page.findTag')}
          value={text}
          maxLength={200}
          onChange={event => setText(event.target.value)}
        />
        {mayEdit && (
          <Button disabled={!isNew} onClick={add}>
            {t('assets.page.edit.add')}
          </Button>
        )}
      </div>
      <ul className="hw-plain-list hw-tag-box">
        {shown.slice(0, count).map(({ value, sources }) => (
          <li key={value} className="hw-row">
            <Link to={assetsPath({ tag: value })} className="hw-cut" title={value} dir="auto">
              {value}
            </Link>
            <span className="hw-spread" />
            <span className="hw-small hw-dim hw-cut">{sources.map(({ source }) => nameOf(source)).join(', ')}</span>
            {mayEdit && !sources.some(({ source }) => source === 'yaml') && (
              <IconButton
                kind="bare"
                size="small"
                icon="close"
                label={t('assets.page.edit.remove', { name: value })}
                onClick={() => save(asset, { removeTags: [value] }, t('assets.page.edit.tagRemoved', { tag: value }))}
              />
            )}
          </li>
        ))}
      </ul>
      {shown.length > count && (
        <button type="button" className="hw-link hw-small" onClick={() => setCount(count + PAGE)}>
          {t('ui.facetMore', { count: shown.length - count })}
        </button>
      )}
    </form>
  );
}
