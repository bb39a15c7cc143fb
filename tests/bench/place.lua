-- SPDX-License-Identifier: GPL-3.0-or-later
-- Each request places one order of one unit as a member drawn at random, with a key of its own. At random, because
-- members in turn would write neighbouring index pages, which no crowd does.
local tokens, count, head, tail, run = {}, 0, "", "", os.getenv("BENCH_RUN")

function init()
    local file = io.open(os.getenv("BENCH_TOKENS"), "r")
    if file then
        for line in file:lines() do
            tokens[#tokens + 1] = line:match("^%S+\t(%S+)")
        end
        file:close()
    end
    if #tokens == 0 then
        tokens[1] = string.rep("x", 260) -- the naked server reads no token; the request is as long
    end
    math.randomseed(tonumber(run) % 1000000007)
    local body = '{"lines":[{"optionId":"' .. os.getenv("BENCH_OPTION") ..
        '","quantity":1}],"payment":{"method":"' .. os.getenv("BENCH_METHOD") .. '"}}'
    head = "POST /v1/orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " ..
        #body .. "\r\nAuthorization: Bearer "
    tail = "\r\n\r\n" .. body
end

function request()
    count = count + 1
    return head .. tokens[math.random(#tokens)] .. "\r\nIdempotency-Key: " .. run .. "-" .. count .. tail
end

-- What each connection waits before its next request, in ms.
if os.getenv("BENCH_PAUSE") then
    local pause = tonumber(os.getenv("BENCH_PAUSE"))
    function delay()
        return math.random(2 * pause)
    end
end

-- There is no response(): with one, wrk hands every head and body to Lua, and that costs the machine more than the
-- server's refusal does. It counts by itself what was refused (a status of 400 and above).
function done(summary, latency)
    local errors = summary.errors
    print(string.format("RESULT %.1f %.3f %d %d %d", summary.requests / summary.duration * 1e6,
        latency:percentile(99) / 1000, summary.requests, errors.status,
        errors.connect + errors.read + errors.write + errors.timeout))
end
