SELECT capability, COUNT(DISTINCT body), MIN(amount), SUM(amount)
FROM implementation JOIN cost ON cost.subject = implementation.id
WHERE sourcing LIKE '%/local' AND basis LIKE '%/direct' AND period LIKE '%/2024-25'
GROUP BY capability HAVING COUNT(DISTINCT body) > 1 ORDER BY capability
