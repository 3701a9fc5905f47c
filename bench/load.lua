-- Requests for wrk, written out in full once so that the load costs little. Arguments: what to send ("keyed", "unkeyed"
-- or "sendsms"), path, user and password in Base64, a prefix that no other slice has.
local text = "Your+parcel+has+left+our+hub.+Track+it+at+example.com%2Ft%2F8H2K.+Reply+STOP+to+end."
local phones, sent, head, tail = 10000, 0, "", ""
local what, prefix

function init(args)
  what, prefix = args[1], args[4]
  local host = " HTTP/1.1\r\nHost: " .. wrk.host .. "\r\n"
  if what == "sendsms" then
    head = "GET " .. args[2] .. "?" .. args[3] .. "&from=%2B14155550100&text=" .. text .. "&to=%2B1415556"
    tail = host .. "\r\n"
    return
  end
  local form = "From=%2B14155550100&Body=" .. text .. "&To=%2B1415556"
  head = "POST " .. args[2] .. host .. "Authorization: Basic " .. args[3] .. "\r\n"
    .. "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " .. (#form + 4) .. "\r\n"
  tail = "\r\n" .. form
end

function request()
  sent = sent + 1
  local phone = string.format("%04d", sent % phones)
  if what == "sendsms" then return head .. phone .. tail end
  if what == "keyed" then return head .. "Idempotency-Key: " .. prefix .. sent .. "\r\n" .. tail .. phone end
  return head .. tail .. phone
end

function done(summary, latency, requests)
  local e = summary.errors
  -- requests, seconds, p50 and p99 in milliseconds, failures
  io.write(string.format('RESULT %d %.6f %.3f %.3f %d\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    e.connect + e.read + e.write + e.timeout + e.status))
end
