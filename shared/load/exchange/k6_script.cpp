// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/exchange/k6_script.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <cmath>
#include <map>

namespace firstcome::load {

namespace {

const char *const journeys = R"JS(
const base = __ENV.FIRSTCOME_URL || 'http://127.0.0.1:8080';
// One line a member, as firstcome-backend sample writes it: memberId<TAB>accessToken<TAB>refreshToken[<TAB>login].
const members = new SharedArray('members', () => open(__ENV.TOKENS || './tokens.txt').trim().split('\n')
    .map((line) => line.split('\t')).map((part) => ({ token: part[1], login: part[3] || `sample-${part[0]}` })));

function pick(range) { return range.min + Math.floor(Math.random() * (range.max - range.min + 1)); }
function member() { return members[exec.scenario.iterationInTest % members.length]; }
function key() { return `k6-${exec.vu.idInTest}-${exec.scenario.iterationInTest}-${Math.random()}`; }
function call(name, token, more) {
    const headers = { 'Content-Type': 'application/json' };
    if (token) headers.Authorization = `Bearer ${token}`;
    if (more) headers['Idempotency-Key'] = more;
    return { headers, tags: { name } };
}
function think(entry) { sleep(pick(entry.thinkMilliseconds) / 1000); }
function product() { return products[Math.floor(Math.random() * products.length)]; }

function browse(entry) {
    if (entry.signIn && !session(entry)) return;
    http.get(`${base}/v1/products?limit=20`, call('list'));
    think(entry);
    http.get(`${base}/v1/products/${product()}`, call('product'));
}
function stock(entry) {
    if (entry.signIn && !session(entry)) return;
    http.get(`${base}/v1/products/${product()}/stock`, call('stock'));
    think(entry);
}
function signIn() {
    const body = JSON.stringify({ login: member().login, password: __ENV.FIRSTCOME_MEMBER_PASSWORD });
    return http.post(`${base}/v1/sessions`, body, call('login'));
}
function login(entry) {
    signIn();
    think(entry);
}
// Nothing: who could not sign in goes.
function session(entry) {
    if (!entry.signIn) return member().token;
    const answer = signIn();
    think(entry);
    return answer.status === 201 ? answer.json('accessToken') : null;
}
function place(entry, token) {
    if (!token) return null;
    const seen = http.get(`${base}/v1/products/${product()}/stock`, call('stock', token));
    if (seen.status !== 200) return null;
    think(entry);
    const left = seen.json('options').filter((option) => option.available > 0).slice(0, pick(entry.lines));
    if (left.length === 0) return null;
    const lines = left.map((option) => ({ optionId: option.optionId, quantity: pick(entry.quantity) }));
    const body = JSON.stringify({ lines, payment: { method: entry.payment } });
    const answer = http.post(`${base}/v1/orders`, body, call('order', token, key()));
    check(answer, { 'granted, sold out or limited': (r) => [201, 409, 410, 422].includes(r.status) });
    return answer.status === 201 ? answer.json() : null;
}
function order(entry) { place(entry, session(entry)); }
function buy(entry) {
    const token = session(entry);
    const placed = place(entry, token);
    if (!placed || entry.payment === 'BALANCE') return [token, placed];
    if (Math.random() < entry.neverPays) return [token, null];
    const due = { orderId: placed.id, amount: placed.total };
    const window = http.post(`${base}/simulator/windows`, JSON.stringify(due), call('window'));
    if (window.status !== 201) return [token, null];
    http.post(`${base}/v1/payments`, JSON.stringify(due), call('payment', token, key()));
    const paid = Object.assign({ paymentKey: window.json('paymentKey') }, due);
    http.post(`${base}/v1/payments/confirm`, JSON.stringify(paid), call('confirm', token, key()));
    return [token, placed];
}
function refund(entry) {
    const [token, placed] = buy(entry);
    if (!placed) return;
    const about = { orderId: placed.id, lineId: placed.lines[0].lineId, kind: 'REFUND', reason: 'a load run' };
    const claim = http.post(`${base}/v1/claims`, JSON.stringify(about), call('claim', token, key()));
    if (claim.status === 201) http.get(`${base}/v1/claims/${claim.json('id')}`, call('claimStatus', token));
}
function cancel(entry) {
    const token = session(entry);
    const placed = place(entry, token);
    if (placed) http.post(`${base}/v1/orders/${placed.id}/cancel`, '{}', call('cancel', token, key()));
}
const journeys = { browse, stock, login, order, buy, cancel, refund, sale: buy };

export default function () {
    let ticket = Math.random() * mix.reduce((sum, entry) => sum + entry.weight, 0);
    const entry = mix.find((each) => (ticket -= each.weight) < 0) || mix[0];
    journeys[entry.journey](entry);
}
)JS";

QJsonObject object(std::initializer_list<std::pair<const char *, QJsonValue>> fields)
{
    QJsonObject json;
    for (const auto &[name, value] : fields)
        json.insert(QLatin1StringView(name), value);
    return json;
}

QString javaScript(const QJsonValue &value)
{
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return QString::fromUtf8(document.toJson()).trimmed();
}

QString secondsText(double seconds)
{
    return QStringLiteral("%1ms").arg(std::llround(seconds * 1e3));
}

/// k6 takes whole rates; a thousand seconds' worth keeps three digits of them.
constexpr double rateUnit = 1'000;

QJsonObject openScenario(const Scenario &scenario)
{
    QJsonArray stages;
    double highest = 1;
    for (const Stretch &stretch : stretchesOf(scenario.arrivals)) {
        highest = std::max({highest, stretch.from, stretch.to});
        stages.append(object({{"target", std::llround(stretch.from * rateUnit)}, {"duration", secondsText(0)}}));
        stages.append(object({{"target", std::llround(stretch.to * rateUnit)},
                              {"duration", secondsText(std::chrono::duration<double>(stretch.length).count())}}));
    }
    return object({{"executor", QStringLiteral("ramping-arrival-rate")},
                   {"timeUnit", secondsText(rateUnit)},
                   {"startRate", stages.first().toObject().value(QLatin1StringView("target"))},
                   {"preAllocatedVUs", std::llround(std::min<double>(highest, usersLimit))},
                   {"maxVUs", usersLimit},
                   {"stages", stages}});
}

QJsonObject closedScenario(const Scenario &scenario)
{
    const int users = std::max(1, scenario.users);
    const double ramp = double(scenario.ramp.count());
    const QJsonArray stages{
        object({{"target", users}, {"duration", secondsText(ramp)}}),
        object(
            {{"target", users}, {"duration", secondsText(std::max(0.0, double(scenario.duration.count()) - ramp))}})};
    return object({{"executor", QStringLiteral("ramping-vus")}, {"startVUs", 0}, {"stages", stages}});
}

QString k6Figure(const Threshold &threshold)
{
    switch (threshold.figure) {
    case Figure::Mean:
        return QStringLiteral("avg");
    case Figure::Max:
        return QStringLiteral("max");
    default:
        return QStringLiteral("p(%1)").arg(figureName(threshold.figure).mid(1));
    }
}

/// k6 knows times and the share that failed; the outcomes of a shop it does not.
QJsonObject thresholds(const Scenario &scenario)
{
    std::map<QString, QJsonArray> byMetric;
    for (const Threshold &threshold : scenario.thresholds) {
        const QString tag =
            threshold.request ? QStringLiteral("{name:%1}").arg(stepName(*threshold.request)) : QString();
        const QString claim = QStringLiteral("%1%2").arg(comparisonName(threshold.comparison)).arg(threshold.value);
        if (threshold.isTime())
            byMetric[QStringLiteral("http_req_duration") + tag].append(k6Figure(threshold) + claim);
        else if (threshold.outcome == Outcome::Failed && threshold.figure == Figure::Share)
            byMetric[QStringLiteral("http_req_failed") + tag].append(QStringLiteral("rate") + claim);
    }
    QJsonObject json;
    for (const auto &[metric, claims] : byMetric)
        json.insert(metric, claims);
    return json;
}

QJsonObject rangeJson(Range range)
{
    return object({{"min", range.least}, {"max", range.most}});
}

QJsonArray mixJson(const Scenario &scenario)
{
    QJsonArray mix;
    for (const MixEntry &entry : scenario.mix)
        mix.append(
            object({{"journey", journeyName(entry.journey)},
                    {"weight", entry.weight},
                    {"quantity", rangeJson(entry.quantity)},
                    {"lines", rangeJson(entry.lines)},
                    {"thinkMilliseconds", rangeJson(entry.thinkMillis)},
                    {"neverPays", entry.neverPays},
                    {"signIn", entry.signsIn},
                    {"payment", entry.payBy == PayBy::Balance ? QStringLiteral("BALANCE") : QStringLiteral("PG")}}));
    return mix;
}

} // namespace

QString k6Script(const Scenario &scenario)
{
    const QJsonObject run = scenario.isOpen() ? openScenario(scenario) : closedScenario(scenario);
    const QJsonObject options = object({{"scenarios", object({{"shop", run}})}, {"thresholds", thresholds(scenario)}});
    QJsonArray products;
    for (const Id id : scenario.products)
        products.append(idText(id));
    QString script = QStringLiteral("import http from 'k6/http';\nimport exec from 'k6/execution';\n"
                                    "import { check, sleep } from 'k6';\nimport { SharedArray } from 'k6/data';\n\n");
    script += QStringLiteral("export const options = %1;\n").arg(javaScript(options));
    script += QStringLiteral("const mix = %1;\n").arg(javaScript(mixJson(scenario)));
    script += QStringLiteral("const products = (__ENV.PRODUCTS ? __ENV.PRODUCTS.split(',') : %1);\n")
                  .arg(javaScript(products));
    return script + QString::fromUtf8(journeys);
}

} // namespace firstcome::load
