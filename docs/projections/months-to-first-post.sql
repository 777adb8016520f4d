-- How many months after the award of QTS the first post began, by the year of the award.
CREATE VIEW months_to_first_post AS
WITH awards AS (
  SELECT teacher, min(effective_on) AS awarded_on FROM facts_in_force WHERE type = 'QtsAwarded' GROUP BY teacher
),
first_posts AS (
  SELECT teacher, min(effective_on) AS began_on FROM facts_in_force WHERE type = 'PostStarted' GROUP BY teacher
)
SELECT year(awarded_on) AS year, count(*) AS awarded, count(began_on) AS appointed,
  median(greatest(0, date_diff('month', awarded_on, began_on))) AS median_months
FROM awards LEFT JOIN first_posts USING (teacher)
GROUP BY year ORDER BY year;
