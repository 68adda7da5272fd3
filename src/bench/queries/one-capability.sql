SELECT body, id, amount
FROM implementation JOIN cost ON cost.subject = implementation.id
WHERE capability LIKE '%/payment-taking' AND basis LIKE '%/direct' AND period LIKE '%/2024-25' ORDER BY id
