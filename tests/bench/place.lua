-- SPDX-License-Identifier: GPL-3.0-or-later
-- Each request places one order of one unit as a member drawn at random, with a key of its own. At random, because
-- members in turn would write neighbouring index pages, which no crowd does. BENCH_EXPECT: the status that is counted as
-- good (201 unless set).
local tokens, count, head, tail, run = {}, 0, "", "", os.getenv("BENCH_RUN")
local expected = tonumber(os.getenv("BENCH_EXPECT") or "201")
unexpected = 0

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
        '","quantity":1}],"payment":{"method":"PG"}}'
    head = "POST /v1/orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " ..
        #body .. "\r\nAuthorization: Bearer "
    tail = "\r\n\r\n" .. body
end

function request()
    count = count + 1
    return head .. tokens[math.random(#tokens)] .. "\r\nIdempotency-Key: " .. run .. "-" .. count .. tail
end

function response(status)
    if status ~= expected then
        unexpected = unexpected + 1
    end
end

local threads = {}
function setup(thread)
    threads[#threads + 1] = thread
end

function done(summary, latency)
    local wrong = 0
    for _, thread in ipairs(threads) do
        wrong = wrong + thread:get("unexpected")
    end
    local errors = summary.errors
    wrong = wrong + errors.connect + errors.read + errors.write + errors.timeout
    print(string.format("RESULT %.1f %.3f %d", summary.requests / summary.duration * 1e6,
        latency:percentile(99) / 1000, wrong))
end
