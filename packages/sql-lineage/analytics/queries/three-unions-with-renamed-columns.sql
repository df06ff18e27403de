SELECT kind, person, contact FROM (
  SELECT 'shopper' AS kind, shp_family_name AS person, shp_email AS contact FROM shopper
  UNION
  SELECT 'staff', stf_family_name, stf_email FROM staff
  UNION
  SELECT 'supplier', sup_contact, sup_email FROM supplier
  UNION
  SELECT 'depot', CAST(dep_manager_key AS VARCHAR), NULL FROM depot
) people
WHERE contact IS NOT NULL
ORDER BY person

-- expect:
-- reads depot, shopper, staff, supplier
-- kind <-
-- person <- shp_family_name, stf_family_name, sup_contact, f(dep_manager_key)
-- contact <- shp_email, stf_email, sup_email
