/** Functions whose result hides its argument, as OpenLineage's Spark integration lists them (ExpressionTraverser), and their kin. */
const masking = new Set(
  `count count_if approx_distinct approx_count_distinct
   crc32 hash hive_hash murmur_hash murmur3_hash farm_fingerprint md5 md5_digest m_d5 m_d5_digest sha s_h_a sha1 s_h_a1_digest
   sha2 s_h_a2 s_h_a2_digest sha224 sha256 sha384 sha512 sha1_hex sha2_hex md5_hex xxhash64 xxhash xx_hash64 hashbytes checksum binary_checksum
   mask mask_first_n mask_last_n mask_show_first_n mask_show_last_n mask_hash standard_hash ora_hash
   hmac digest fingerprint cityhash64 siphash64 halfmd5`.split(/\s+/),
);

/** Whether the function's value does not tell its argument's. */
export const isMasking = (name: string) => masking.has(name.toLowerCase());

const aggregates = new Set(
  `aggregate_function count sum avg min max mean group_concat string_agg list_agg listagg wm_concat array_agg array_union_agg list
   count_if countif sum_if sumif avgif minif maxif anyif stddev std stddev_pop stddev_samp stdev stdevp variance var_pop var_samp var varp
   median mode first last any_value any anylast arbitrary approx_distinct approx_count_distinct approx_percentile approx_quantile approx_quantiles
   approx_top_k approx_top_count percentile percentile_approx percentile_cont percentile_disc quantile quantiles
   logical_and logical_or bool_and bool_or every boolor_agg booland_agg skewness kurtosis corr covar_pop covar_samp
   regr_slope regr_intercept regr_count regr_r2 regr_avgx regr_avgy array_concat_agg array_unique_agg bool_xor_agg
   bitwise_and_agg bitwise_or_agg bitwise_xor_agg bit_and bit_or bit_xor bitand_agg bitor_agg bitxor_agg
   json_array_agg json_object_agg json_agg jsonb_agg json_arrayagg json_objectagg jsonb_object_agg json_group_array json_group_object
   object_agg xmlagg map_agg multimap_agg map_union histogram collect_list collect_set max_by min_by arg_max arg_min argmax argmin
   first_value last_value grouparray groupuniqarray uniq uniqexact uniqcombined hll_count count_distinct
   product geometric_mean checksum_agg hll_estimate approx_count_distinct_agg bitmap_union range_agg sum_distinct grouping grouping_id`.split(
    /\s+/,
  ),
);

/** Whether the function makes one value of the values of many rows. */
export function isAggregate(name: string): boolean {
  const lower = name.toLowerCase();
  return aggregates.has(lower) || isConditionalAggregate(lower);
}

/** ClickHouse's `sumIf(a, condition)` and its kin, of any aggregate. */
export function isConditionalAggregate(name: string): boolean {
  const lower = name.toLowerCase();
  return /[^_]if$/.test(lower) && aggregates.has(lower.slice(0, -2)) && lower !== 'countif';
}

/** Picks the value of one row of a window, which makes no aggregate of it. */
export const picksRow = (name: string) => /^(first|last|nth)(_value)?$/i.test(name);

/** Window functions whose value depends on the window alone, whatever their arguments. */
const rankings = new Set(
  'row_number rank dense_rank percent_rank cume_dist n_tile ntile'.split(' '),
);

export const isRanking = (name: string) => rankings.has(name.toLowerCase());
