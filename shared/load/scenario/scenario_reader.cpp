// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/scenario/presets.h"
#include "shared/load/scenario/scenario_json.h"

#include "shared/base/json_text.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <cmath>

namespace firstcome::load {

namespace {

constexpr int productsLimit = 1'000;
constexpr int phasesLimit = 1'000;
constexpr int entriesLimit = 100;
constexpr qint64 stepsLimit = 1'000;
constexpr qint64 quantityLimit = 1'000;
constexpr qint64 linesLimit = 20;
constexpr qint64 thinkLimit = 600'000;
constexpr double weightLimit = 1e6;
constexpr double leastSeconds = 0.001;
// A sale ends by itself; this only bounds a run against a server that never sells out.
constexpr std::chrono::seconds saleAtMost{600};

template <typename Number>
struct Bounds
{
    Number least;
    Number most;
};

qint64 readBounded(JsonFields &fields, const char *name, Bounds<qint64> within, qint64 otherwise)
{
    const qint64 value = fields.optionalInteger(name).value_or(otherwise);
    if (value < within.least || value > within.most)
        fields.violate(name, QStringLiteral("must be between %1 and %2").arg(within.least).arg(within.most));
    return value;
}

/// A number within bounds; `otherwise` missing: it must be there.
double readNumber(JsonFields &fields, const char *name, Bounds<double> within, std::optional<double> otherwise = {})
{
    const std::optional<double> value = fields.optionalNumber(name);
    if (!value && !fields.has(name) && !otherwise)
        fields.violate(name, QStringLiteral("is required: a number from %1 to %2").arg(within.least).arg(within.most));
    if (value && !(*value >= within.least && *value <= within.most))
        fields.violate(name, QStringLiteral("must be between %1 and %2").arg(within.least).arg(within.most));
    return value.value_or(otherwise.value_or(within.most));
}

/// The place of the field's text among `names`; 0 when it is missing or wrong.
int readChoice(JsonFields &fields, const char *name, const QStringList &names, const QString &otherwise = {})
{
    const QString text = otherwise.isEmpty() ? fields.text(name) : fields.optionalText(name).value_or(otherwise);
    const qsizetype place = names.indexOf(text);
    if (place < 0 && fields.has(name))
        fields.violate(name, QStringLiteral("must be one of ") + names.join(QStringLiteral(", ")));
    return int(std::max<qsizetype>(0, place));
}

/// {"min": 1, "max": 3}, of which a plain number was made before; as it was when the field is missing.
void readRange(JsonFields &fields, const char *name, Bounds<qint64> within, Range &range)
{
    auto object = fields.optionalObject(name);
    if (!object)
        return;
    const Range read{object->integer("min"), object->integer("max")};
    fields.take(*object);
    if (read.least > read.most || read.least < within.least || read.most > within.most)
        fields.violate(name, QStringLiteral("needs %1 <= min <= max <= %2").arg(within.least).arg(within.most));
    range = read;
}

void readProducts(JsonFields &fields, Scenario &scenario)
{
    for (const QString &text : fields.texts("products", productsLimit)) {
        if (const auto id = idFrom(QStringView(text)))
            scenario.products.push_back(*id);
        else
            fields.violate("products", QStringLiteral("must hold ids, \"%1\" is none").arg(text));
    }
}

MixEntry readEntry(JsonFields &fields)
{
    MixEntry entry;
    entry.journey = JourneyKind(readChoice(fields, "journey", journeyNames()));
    readRange(fields, "quantity", {1, quantityLimit}, entry.quantity);
    readRange(fields, "lines", {1, linesLimit}, entry.lines);
    readRange(fields, "thinkMilliseconds", {0, thinkLimit}, entry.thinkMillis);
    static const QStringList methods = QStringLiteral("PG BALANCE").split(u' ');
    entry.payBy = PayBy(readChoice(fields, "payment", methods, methods.first()));
    entry.neverPays = readNumber(fields, "neverPays", {0, 1}, 0);
    entry.signsIn = fields.flag("signIn", false);
    return entry;
}

void readMix(JsonFields &fields, Scenario &scenario)
{
    if (!fields.has("mix")) {
        scenario.mix = {readEntry(fields)};
        return;
    }
    for (JsonFields &each : fields.objects("mix", entriesLimit)) {
        MixEntry entry = readEntry(each);
        entry.weight = readNumber(each, "weight", {1.0 / weightLimit, weightLimit}, 1);
        scenario.mix.push_back(entry);
        fields.take(each);
    }
    if (fields.has("journey"))
        fields.violate("journey", QStringLiteral("and mix are never both given: a journey is a mix of one"));
    fields.optionalText("journey");
    if (scenario.mix.empty())
        fields.violate("mix", QStringLiteral("must hold at least one journey"));
}

Phase readPhase(JsonFields &fields)
{
    static const QStringList shapes = QStringLiteral("constant poisson ramp steps spike").split(u' ');
    Phase phase;
    phase.shape = Shape(readChoice(fields, "shape", shapes));
    phase.seconds = readNumber(fields, "seconds", {leastSeconds, double(runLimit.count())});
    const bool even = phase.shape == Shape::Constant || phase.shape == Shape::Poisson;
    const bool spike = phase.shape == Shape::Spike;
    phase.from = readNumber(fields, even ? "rate" : spike ? "base" : "from", {0, rateLimit});
    if (!even)
        phase.to = readNumber(fields, spike ? "peak" : "to", {0, rateLimit});
    if (phase.shape == Shape::Steps) {
        fields.integer("steps");
        phase.steps = int(readBounded(fields, "steps", {1, stepsLimit}, 1));
    }
    return phase;
}

void readArrivals(JsonFields &fields, Scenario &scenario)
{
    for (JsonFields &each : fields.objects("arrivals", phasesLimit)) {
        scenario.arrivals.push_back(readPhase(each));
        fields.take(each);
    }
    if (scenario.arrivals.empty())
        fields.violate("arrivals", QStringLiteral("must hold at least one shape"));
    if (lengthOf(scenario.arrivals) > runLimit)
        fields.violate("arrivals", QStringLiteral("must end within %1 seconds").arg(runLimit.count()));
    for (const char *closed : {"users", "ramp", "duration"}) {
        if (fields.has(closed))
            fields.violate(closed, QStringLiteral("and arrivals are never both given"));
        fields.optionalInteger(closed);
    }
}

void readUsers(JsonFields &fields, Scenario &scenario)
{
    const bool sale = std::any_of(scenario.mix.begin(), scenario.mix.end(),
                                  [](const MixEntry &entry) { return entry.journey == JourneyKind::Sale; });
    const qint64 seconds = sale ? saleAtMost.count() : scenario.duration.count();
    if (fields.has("users"))
        scenario.users = int(readBounded(fields, "users", {1, usersLimit}, 1));
    scenario.ramp = std::chrono::seconds(readBounded(fields, "ramp", {0, runLimit.count()}, 0));
    scenario.duration = std::chrono::seconds(readBounded(fields, "duration", {1, runLimit.count()}, seconds));
}

Threshold readThreshold(JsonFields &fields)
{
    static const QStringList requests = stepNames() + QStringList{allRequests};
    static const QStringList outcomes = outcomeNames() + QStringList{anyOutcome};
    static const QStringList latencies = QStringLiteral("intended service").split(u' ');
    Threshold threshold;
    threshold.request = stepFrom(requests.at(readChoice(fields, "request", requests)));
    threshold.outcome = outcomeFrom(outcomes.at(readChoice(fields, "outcome", outcomes)));
    threshold.figure = Figure(readChoice(fields, "figure", figureNames()));
    threshold.service = readChoice(fields, "latency", latencies, latencies.first()) == 1;
    threshold.comparison = Comparison(readChoice(fields, "comparison", comparisonNames()));
    threshold.value = readNumber(fields, "value", {0, 1e12});
    return threshold;
}

void readThresholds(JsonFields &fields, Scenario &scenario)
{
    if (!fields.has("thresholds"))
        return;
    for (JsonFields &each : fields.objects("thresholds", entriesLimit)) {
        scenario.thresholds.push_back(readThreshold(each));
        fields.take(each);
    }
}

/// A plain number stands for a range of one.
QJsonObject withRanges(QJsonObject object)
{
    for (const char *name : {"quantity", "lines", "thinkMilliseconds"}) {
        const QJsonValue value = object.value(QLatin1StringView(name));
        if (value.isDouble())
            object.insert(QLatin1StringView(name),
                          QJsonObject{{QStringLiteral("min"), value}, {QStringLiteral("max"), value}});
    }
    const QJsonValue mix = object.value(QLatin1StringView("mix"));
    if (!mix.isArray())
        return object;
    QJsonArray entries;
    for (const QJsonValue &entry : mix.toArray())
        entries.append(entry.isObject() ? QJsonValue(withRanges(entry.toObject())) : entry);
    object.insert(QLatin1StringView("mix"), entries);
    return object;
}

Result<QJsonObject> objectFrom(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return refuse(code::requestInvalid, QStringLiteral("The scenario is not JSON: line %1: %2.")
                                                .arg(json.left(error.offset).count('\n') + 1)
                                                .arg(error.errorString()));
    if (!document.isObject())
        return refuse(code::requestInvalid, QStringLiteral("A scenario is a JSON object."));
    if (const auto repeated = repeatedField(json))
        return tl::unexpected(Refusal{code::requestInvalid,
                                      QStringLiteral("The scenario is malformed."),
                                      {},
                                      {{*repeated, QStringLiteral("is there twice")}}});
    return document.object();
}

} // namespace

Result<Scenario> scenarioFromJson(const QByteArray &json, const QString &name)
{
    auto object = objectFrom(json);
    if (!object)
        return tl::unexpected(object.error());
    auto parsed = JsonFields::parse(QJsonDocument(withRanges(*object)).toJson(QJsonDocument::Compact));
    if (!parsed)
        return tl::unexpected(parsed.error());
    JsonFields &fields = *parsed;
    Scenario scenario;
    scenario.name = fields.optionalText("name", 100).value_or(name);
    scenario.seed = quint64(readBounded(fields, "seed", {0, INT64_MAX}, 1));
    readProducts(fields, scenario);
    readMix(fields, scenario);
    if (fields.has("arrivals"))
        readArrivals(fields, scenario);
    else
        readUsers(fields, scenario);
    readThresholds(fields, scenario);
    if (auto trouble = fields.finish()) {
        trouble->detail = QStringLiteral("The scenario is not right.");
        return tl::unexpected(std::move(*trouble));
    }
    return scenario;
}

Result<Scenario> scenarioFrom(const QString &presetOrFile)
{
    if (const Preset *preset = findPreset(presetOrFile))
        return scenarioFromJson(preset->json, presetOrFile);
    QFile file(presetOrFile);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(code::scenarioUnknown,
                      QStringLiteral("\"%1\" is neither a preset (firstcome-load presets lists them) nor a file that "
                                     "can be read.")
                          .arg(presetOrFile));
    auto scenario = scenarioFromJson(file.readAll(), QFileInfo(presetOrFile).completeBaseName());
    if (!scenario)
        scenario.error().detail = presetOrFile + QStringLiteral(": ") + scenario.error().detail;
    return scenario;
}

} // namespace firstcome::load
