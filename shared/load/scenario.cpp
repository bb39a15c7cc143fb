// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/scenario.h"

#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"

#include <QFile>
#include <QFileInfo>
#include <array>

namespace firstcome::load {

namespace {

constexpr int productsLimit = 1'000;
constexpr qint64 quantityLimit = 1'000;
constexpr qint64 linesLimit = 20;
constexpr qint64 thinkLimit = 600'000;
constexpr int stockReaders = 64;
// A sale ends by itself; this only bounds a run against a server that never sells out.
constexpr std::chrono::seconds saleAtMost{600};

struct PathName
{
    Path path;
    const char *name;
};
constexpr std::array<PathName, 4> paths{
    {{Path::Stock, "stock"}, {Path::Order, "order"}, {Path::Buy, "buy"}, {Path::Sale, "sale"}}};

std::optional<Path> pathFrom(const QString &name)
{
    for (const PathName &each : paths) {
        if (name == QLatin1StringView(each.name))
            return each.path;
    }
    return std::nullopt;
}

Scenario preset(Path path)
{
    Scenario scenario;
    scenario.name = pathName(path);
    scenario.path = path;
    if (path == Path::Stock)
        scenario.users = stockReaders;
    if (path == Path::Sale)
        scenario.duration = saleAtMost;
    return scenario;
}

struct Bounds
{
    qint64 least;
    qint64 most;
};

/// {"min": 1, "max": 3}; as it was when the field is missing.
void readRange(JsonFields &fields, const char *name, Bounds within, Range &range)
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

qint64 readBounded(JsonFields &fields, const char *name, Bounds within, qint64 otherwise)
{
    const qint64 value = fields.optionalInteger(name).value_or(otherwise);
    if (value < within.least || value > within.most)
        fields.violate(name, QStringLiteral("must be between %1 and %2").arg(within.least).arg(within.most));
    return value;
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

void readPayment(JsonFields &fields, Scenario &scenario)
{
    const QString method = fields.optionalText("payment").value_or(QStringLiteral("PG"));
    if (method == QLatin1StringView("BALANCE"))
        scenario.payBy = PayBy::Balance;
    else if (method != QLatin1StringView("PG"))
        fields.violate("payment", QStringLiteral("must be PG or BALANCE"));
}

} // namespace

QString pathName(Path path)
{
    return QString::fromLatin1(paths[std::size_t(path)].name);
}

Micros Scenario::startOf(int user) const
{
    return users > 1 ? std::chrono::duration_cast<Micros>(ramp) * user / users : Micros(0);
}

QStringList presetNames()
{
    QStringList names;
    for (const PathName &each : paths)
        names.append(QString::fromLatin1(each.name));
    return names;
}

Result<Scenario> scenarioFromJson(const QByteArray &json, const QString &name)
{
    auto fields = JsonFields::parse(json);
    if (!fields)
        return tl::unexpected(fields.error());
    const QString pathText = fields->text("journey");
    const auto path = pathFrom(pathText);
    if (fields->has("journey") && !path)
        fields->violate("journey", QStringLiteral("must be one of ") + presetNames().join(QStringLiteral(", ")));
    Scenario scenario = preset(path.value_or(Path::Buy));
    scenario.name = fields->optionalText("name", 100).value_or(name);
    scenario.users = int(readBounded(*fields, "users", {1, usersLimit}, std::max(1, scenario.users)));
    if (!fields->has("users"))
        scenario.users = preset(scenario.path).users;
    scenario.ramp = std::chrono::seconds(readBounded(*fields, "ramp", {0, runLimit.count()}, 0));
    scenario.duration =
        std::chrono::seconds(readBounded(*fields, "duration", {1, runLimit.count()}, scenario.duration.count()));
    scenario.seed = quint64(readBounded(*fields, "seed", {0, INT64_MAX}, 1));
    readRange(*fields, "quantity", {1, quantityLimit}, scenario.quantity);
    readRange(*fields, "lines", {1, linesLimit}, scenario.lines);
    readRange(*fields, "thinkMilliseconds", {0, thinkLimit}, scenario.thinkMillis);
    readProducts(*fields, scenario);
    readPayment(*fields, scenario);
    if (auto trouble = fields->finish())
        return tl::unexpected(std::move(*trouble));
    return scenario;
}

Result<Scenario> scenarioFrom(const QString &presetOrFile)
{
    if (const auto path = pathFrom(presetOrFile))
        return preset(*path);
    QFile file(presetOrFile);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(code::scenarioUnknown,
                      QStringLiteral("\"%1\" is neither a preset (%2) nor a file that can be read.")
                          .arg(presetOrFile, presetNames().join(QStringLiteral(", "))));
    return scenarioFromJson(file.readAll(), QFileInfo(presetOrFile).completeBaseName());
}

} // namespace firstcome::load
