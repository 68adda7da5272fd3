SELECT body, service.id, amount / quantity
FROM service JOIN cost ON cost.subject = service.id JOIN volume ON volume.subject = service.id AND volume.period = cost.period
WHERE type LIKE '%/street-trading-licence' AND basis LIKE '%/full-cost' ORDER BY service.id
