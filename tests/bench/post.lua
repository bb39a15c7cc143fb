-- SPDX-License-Identifier: GPL-3.0-or-later
-- Each request is a line of a file, sent once under a key of its own: before the tab who asks, behind it the body.
-- What is sent when there are no more is an earlier line again, under its key. With BENCH_ONCE it ends with the last
-- answer, else with its time.
local lines, count, answered, refused, head, run = {}, 0, 0, 0, "", os.getenv("BENCH_RUN")

function init()
    for line in io.lines(os.getenv("BENCH_LINES")) do
        lines[#lines + 1] = line
    end
    head = "POST " .. os.getenv("BENCH_PATH") ..
        " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nIdempotency-Key: " .. run .. "-"
end

function request()
    local place = count % #lines + 1
    count = count + 1
    local who, body = lines[place]:match("^(.-)\t(.*)$")
    return head .. place .. "\r\nAuthorization: " .. who .. "\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end

if os.getenv("BENCH_ONCE") then
    function response(status)
        answered = answered + 1
        refused = refused + (status >= 400 and 1 or 0)
        if answered >= #lines then
            print(string.format("RESULT 0 0 %d %d 0", answered, refused))
            io.stdout:flush()
            os.exit(0)
        end
    end
end

function done(summary, latency)
    local errors = summary.errors
    print(string.format("RESULT %.1f %.3f %d %d %d", summary.requests / summary.duration * 1e6,
        latency:percentile(99) / 1000, summary.requests, errors.status,
        errors.connect + errors.read + errors.write + errors.timeout))
end
