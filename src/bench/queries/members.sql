SELECT capability, body, id, amount - MIN(amount) OVER (PARTITION BY capability)
FROM implementation JOIN cost ON cost.subject = implementation.id
WHERE sourcing LIKE '%/local' AND basis LIKE '%/direct' AND period LIKE '%/2024-25'
