SELECT body, SUM(CASE WHEN CASE WHEN seniority LIKE '%/senior' THEN senior ELSE junior END LIKE '%/outcome' THEN fte ELSE 0 END) / SUM(fte)
FROM staffing JOIN profession ON profession.id = staffing.profession
GROUP BY body ORDER BY body
