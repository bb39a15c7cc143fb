// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/scenario/presets.h"

#include <algorithm>
#include <array>

namespace firstcome::load {

namespace {

constexpr std::array list{
    Preset{"smoke", "one arrival a second of every kind for 10 s: does it work at all?", R"({
 "arrivals": [{"shape": "constant", "rate": 1, "seconds": 10}],
 "mix": [{"journey": "browse"}, {"journey": "stock"}, {"journey": "buy"}, {"journey": "cancel"}],
 "thresholds": [{"request": "all", "outcome": "failed", "figure": "count", "comparison": "<=", "value": 0}]})"},
    Preset{"load", "an ordinary busy hour in five minutes, arriving at random", R"({
 "arrivals": [{"shape": "ramp", "from": 0, "to": 100, "seconds": 30},
              {"shape": "poisson", "rate": 100, "seconds": 270}],
 "mix": [{"journey": "browse", "weight": 60}, {"journey": "stock", "weight": 25},
         {"journey": "buy", "weight": 12, "neverPays": 0.05}, {"journey": "cancel", "weight": 3}],
 "thresholds": [{"request": "all", "outcome": "good", "figure": "p99", "comparison": "<", "value": 100},
                {"request": "all", "outcome": "failed", "figure": "share", "comparison": "<=", "value": 0.001}]})"},
    Preset{"stress", "more and more in ten steps, to see what gives first", R"({
 "arrivals": [{"shape": "steps", "from": 200, "to": 2000, "steps": 10, "seconds": 200}],
 "mix": [{"journey": "browse", "weight": 50}, {"journey": "stock", "weight": 30}, {"journey": "buy", "weight": 20}]})"},
    Preset{"spike", "twenty times as many at once, and whether it is well again afterwards", R"({
 "arrivals": [{"shape": "spike", "base": 50, "peak": 1000, "seconds": 90}],
 "mix": [{"journey": "browse", "weight": 50}, {"journey": "stock", "weight": 30}, {"journey": "buy", "weight": 20}],
 "thresholds": [{"request": "all", "outcome": "failed", "figure": "share", "comparison": "<=", "value": 0.01}]})"},
    Preset{"soak", "an even load for two hours: what leaks shows", R"({
 "arrivals": [{"shape": "poisson", "rate": 100, "seconds": 7200}],
 "mix": [{"journey": "browse", "weight": 60}, {"journey": "stock", "weight": 25}, {"journey": "buy", "weight": 15}],
 "thresholds": [{"request": "all", "outcome": "good", "figure": "p99.9", "comparison": "<", "value": 500},
                {"request": "all", "outcome": "failed", "figure": "share", "comparison": "<=", "value": 0.0001}]})"},
    Preset{"knee", "the rate to look for with --knee: stock reads, 99 % of them within 50 ms", R"({
 "arrivals": [{"shape": "constant", "rate": 100, "seconds": 10}],
 "mix": [{"journey": "stock"}],
 "thresholds": [{"request": "all", "outcome": "any", "figure": "p99", "comparison": "<", "value": 50},
                {"request": "all", "outcome": "good", "figure": "share", "comparison": ">=", "value": 0.999}]})"},
    Preset{"flash-sale", "10,000 people for a handful of units, 100 say: they come within 10 s", R"({
 "users": 10000, "ramp": 10, "duration": 600, "mix": [{"journey": "sale"}],
 "thresholds": [{"request": "order", "outcome": "failed", "figure": "count", "comparison": "<=", "value": 0}]})"},
    Preset{"published-3000-users", "3,000 who each order and pay, over 100 s; published mean 141 ms", R"({
 "arrivals": [{"shape": "constant", "rate": 30, "seconds": 100}],
 "mix": [{"journey": "buy", "thinkMilliseconds": 1000}],
 "thresholds": [{"request": "all", "outcome": "any", "figure": "mean", "comparison": "<=", "value": 10},
                {"request": "all", "outcome": "failed", "figure": "count", "comparison": "<=", "value": 0}]})"},
    Preset{"published-5000-users", "5,000 who each order and pay, over 100 s; published mean 196 ms", R"({
 "arrivals": [{"shape": "constant", "rate": 50, "seconds": 100}],
 "mix": [{"journey": "buy", "thinkMilliseconds": 1000}],
 "thresholds": [{"request": "all", "outcome": "any", "figure": "mean", "comparison": "<=", "value": 10},
                {"request": "all", "outcome": "failed", "figure": "count", "comparison": "<=", "value": 0}]})"},
    Preset{"published-1000-users", "1,000 users for 10 minutes; published 361 to 3,460 requests/s", R"({
 "users": 1000, "ramp": 10, "duration": 600,
 "mix": [{"journey": "browse", "weight": 8, "thinkMilliseconds": 1000},
         {"journey": "order", "weight": 2, "thinkMilliseconds": 1000}],
 "thresholds": [{"request": "all", "outcome": "any", "figure": "mean", "comparison": "<=", "value": 10},
                {"request": "all", "outcome": "failed", "figure": "count", "comparison": "<=", "value": 0}]})"},
    Preset{"published-100-payers", "100 who order and pay for 5 minutes; published 358 requests/s", R"({
 "users": 100, "duration": 300, "mix": [{"journey": "buy"}],
 "thresholds": [{"request": "all", "outcome": "any", "figure": "mean", "comparison": "<=", "value": 10},
                {"request": "all", "outcome": "failed", "figure": "count", "comparison": "<=", "value": 0}]})"},
    Preset{"published-10000-users", "10,000 who each sign in and order, over 200 s; published p99 311 ms", R"({
 "arrivals": [{"shape": "constant", "rate": 50, "seconds": 200}],
 "mix": [{"journey": "order", "signIn": true, "thinkMilliseconds": 1000}],
 "thresholds": [{"request": "order", "outcome": "any", "figure": "mean", "comparison": "<=", "value": 10},
                {"request": "login", "outcome": "any", "figure": "p99", "comparison": "<=", "value": 1000},
                {"request": "all", "outcome": "failed", "figure": "count", "comparison": "<=", "value": 0}]})"},
    Preset{"stock", "64 users who read the stock, 30 s", R"({"users": 64, "mix": [{"journey": "stock"}]})"},
    Preset{"order", "a user for each token, who orders, 30 s", R"({"mix": [{"journey": "order"}]})"},
    Preset{"buy", "a user for each token, who orders and pays, 30 s", R"({"mix": [{"journey": "buy"}]})"},
    Preset{"sale", "a user for each token, who buys until all is sold out", R"({"mix": [{"journey": "sale"}]})"},
};

} // namespace

std::span<const Preset> presets()
{
    return list;
}

const Preset *findPreset(const QString &name)
{
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&name](const Preset &preset) { return name == QLatin1StringView(preset.name); });
    return found == list.end() ? nullptr : &*found;
}

} // namespace firstcome::load
