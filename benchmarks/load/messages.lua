-- wrk: customers' messages. Environment: TOKENS (file, one visitor's token a line), RUN (unique per run), RATE (messages/s
-- over all threads, 0: as many as go), THREADS, FAILED (a file for what was not accepted).
local ffi = require("ffi")
ffi.cdef [[ typedef struct { long s; long ns; } bench_time; int clock_gettime(int, bench_time *); ]]
local clock = ffi.new("bench_time")
local function now()
  ffi.C.clock_gettime(1, clock)
  return tonumber(clock.s) * 1000 + tonumber(clock.ns) / 1e6
end

local threads = {}
function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

local texts = { "你好，我想问一下订单什么时候发货", "运费怎么算？", "这个电水壶有白色的吗", "How can I track my order?" }
failed = 0

function init(_)
  run = os.getenv("RUN") or "0"
  local share = tonumber(os.getenv("THREADS") or "1")
  local rate = tonumber(os.getenv("RATE") or "0")
  headers, count = {}, 0
  local line_number = 0
  for line in io.lines(os.getenv("TOKENS")) do
    if line_number % share == number then
      headers[#headers + 1] = { ["Authorization"] = "Bearer " .. line, ["Content-Type"] = "application/json" }
    end
    line_number = line_number + 1
  end
  if rate > 0 then
    local pause, due = 1000 * share / rate, now()
    delay = function()  -- each thread sends on a timetable of its own
      due = due + pause
      local left = due - now()
      if left < -1000 then due = now() end
      return left > 0 and math.floor(left + 0.5) or 0
    end
  end
end

function request()
  count = count + 1
  local body = '{"client_id":"' .. run .. "-" .. number .. "-" .. count .. '","kind":"text","content":{"text":"' .. texts[count % #texts + 1] .. '"}}'
  return wrk.format("POST", "/widget/v1/messages", headers[count % #headers + 1], body)
end

function response(status)
  if status ~= 201 then failed = failed + 1 end
end

function done(summary, latency)
  local refused = 0
  for _, thread in ipairs(threads) do refused = refused + thread:get("failed") end
  io.write(string.format('RESULT {"requests": %d, "refused": %d, "socket_errors": %d, "seconds": %.3f, "p50_ms": %.2f, "p99_ms": %.2f, "max_ms": %.2f}\n',
    summary.requests, refused, summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
    summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000))
end
