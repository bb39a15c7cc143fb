// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/json_fields.h"

#include "shared/base/json_text.h"
#include "shared/base/nearest_name.h"
#include "shared/base/text_form.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/whole_number.h"
#include <QJsonDocument>
#include <cmath>

namespace firstcome {

namespace {

constexpr double exactIntegerLimit = 9'007'199'254'740'992.0; // 2^53: beyond it a JSON number is no longer exact

std::optional<qint64> exactInteger(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    const qint64 integer = value.toInteger(std::numeric_limits<qint64>::min());
    if (integer != std::numeric_limits<qint64>::min())
        return integer;
    const double number = value.toDouble();
    if (std::floor(number) != number || std::abs(number) > exactIntegerLimit)
        return std::nullopt;
    return qint64(number);
}

} // namespace

JsonFields::JsonFields(QJsonObject object, QSet<QString> unplain, QString prefix)
    : m_object(std::move(object)), m_unplain(std::move(unplain)), m_prefix(std::move(prefix))
{
}

Result<JsonFields> JsonFields::parse(const QByteArray &body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return tl::unexpected(
            unreadableBody(body, QStringLiteral("The body is not JSON: %1.").arg(error.errorString())));
    if (!document.isObject())
        return refuse(code::requestInvalid, QStringLiteral("The body must be a JSON object."));
    return JsonFields(document.object(), unplainNumbers(body));
}

QString JsonFields::fieldName(const char *name) const
{
    return m_prefix + QLatin1StringView(name);
}

void JsonFields::malformed(const char *name, const char *message)
{
    m_malformed.append({fieldName(name), QString::fromLatin1(message)});
}

QJsonValue JsonFields::value(const char *name, bool required)
{
    m_asked.insert(QString::fromLatin1(name));
    const QJsonValue found = m_object.value(QLatin1StringView(name));
    if (found.isUndefined() && required)
        malformed(name, "is required");
    if (!found.isNull())
        return found;
    malformed(name, required ? "must not be null" : "must not be null; leave it out, unless it is required");
    m_object.remove(QLatin1StringView(name)); // said once
    return QJsonValue::Undefined;
}

std::optional<QString> JsonFields::takeWord(const char *name)
{
    const QJsonValue found = m_object.value(QLatin1StringView(name));
    if (!found.isString())
        return std::nullopt;
    m_object.remove(QLatin1StringView(name));
    return found.toString();
}

bool JsonFields::takeNull(const char *name)
{
    const bool given = m_object.value(QLatin1StringView(name)).isNull();
    if (given)
        m_object.remove(QLatin1StringView(name));
    return given;
}

std::optional<QString> JsonFields::optionalText(const char *name, int maxLength)
{
    const QJsonValue found = value(name, false);
    if (found.isUndefined())
        return std::nullopt;
    if (!found.isString()) {
        malformed(name, "must be a text");
        return std::nullopt;
    }
    const QString given = found.toString();
    if (!given.isValidUtf16())
        malformed(name, "must be a text in Unicode; it holds half a character");
    const QString text = composed(given);
    if (text.size() > maxLength)
        violate(name, QStringLiteral("must have at most %1 characters").arg(maxLength));
    if (text.contains(QChar(0)))
        violate(name, QStringLiteral("must not hold NUL"));
    return text;
}

QString JsonFields::text(const char *name, int maxLength)
{
    value(name, true);
    return optionalText(name, maxLength).value_or(QString());
}

std::optional<qint64> JsonFields::optionalInteger(const char *name)
{
    const QJsonValue found = value(name, false);
    if (found.isUndefined())
        return std::nullopt;
    const auto integer = m_unplain.contains(fieldName(name)) ? std::nullopt : exactInteger(found);
    if (!integer)
        malformed(name, aWholeNumber);
    return integer;
}

std::optional<double> JsonFields::optionalNumber(const char *name)
{
    const QJsonValue found = value(name, false);
    if (found.isUndefined())
        return std::nullopt;
    if (!found.isDouble()) {
        malformed(name, "must be a number");
        return std::nullopt;
    }
    return found.toDouble();
}

qint64 JsonFields::integer(const char *name)
{
    value(name, true);
    return optionalInteger(name).value_or(0);
}

std::optional<Id> JsonFields::optionalId(const char *name)
{
    const QJsonValue found = value(name, false);
    if (found.isUndefined())
        return std::nullopt;
    const auto id = found.isString() ? idFrom(QStringView(found.toString())) : std::nullopt;
    if (!id)
        malformed(name, "must be an id (a text of digits)");
    return id;
}

Id JsonFields::id(const char *name)
{
    value(name, true);
    return optionalId(name).value_or(0);
}

bool JsonFields::flag(const char *name, bool otherwise)
{
    const QJsonValue found = value(name, false);
    if (found.isUndefined())
        return otherwise;
    if (!found.isBool())
        malformed(name, "must be true or false");
    return found.toBool(otherwise);
}

std::optional<Instant> JsonFields::optionalInstant(const char *name)
{
    const QJsonValue found = value(name, false);
    if (found.isUndefined())
        return std::nullopt;
    const auto instant = found.isString() ? fromIso(found.toString()) : std::nullopt;
    if (!instant)
        malformed(name, "must be an ISO 8601 instant with a zone");
    return instant;
}

Instant JsonFields::instant(const char *name)
{
    value(name, true);
    return optionalInstant(name).value_or(Instant{});
}

QStringList JsonFields::texts(const char *name, int maxItems)
{
    const QJsonValue found = value(name, false);
    QStringList texts;
    if (found.isUndefined())
        return texts;
    if (!found.isArray()) {
        malformed(name, "must be a list of texts");
        return texts;
    }
    const QJsonArray array = found.toArray();
    if (array.size() > maxItems)
        violate(name, QStringLiteral("must have at most %1 entries").arg(maxItems));
    for (const QJsonValue &item : array) {
        if (!item.isString()) {
            malformed(name, "must be a list of texts");
            return {};
        }
        texts.append(composed(item.toString()));
    }
    return texts;
}

QList<Id> JsonFields::ids(const char *name, int maxItems)
{
    QList<Id> ids;
    QSet<Id> seen;
    for (const QString &text : texts(name, maxItems)) {
        const auto id = idFrom(QStringView(text));
        if (!id)
            violate(name, QStringLiteral("must be a list of ids (texts of digits)"));
        else if (seen.contains(*id))
            violate(name, QStringLiteral("must not name %1 twice").arg(text));
        else
            ids.append(*seen.insert(*id));
    }
    return ids;
}

QList<JsonFields> JsonFields::objects(const char *name, int maxItems)
{
    const QJsonValue found = value(name, true);
    QList<JsonFields> nested;
    if (found.isUndefined())
        return nested;
    if (!found.isArray()) {
        malformed(name, "must be a list of objects");
        return nested;
    }
    const QJsonArray array = found.toArray();
    if (array.size() > maxItems) {
        violate(name, QStringLiteral("must have at most %1 entries").arg(maxItems));
        return nested;
    }
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (!array.at(i).isObject()) {
            malformed(name, "must be a list of objects");
            return {};
        }
        nested.append(
            JsonFields(array.at(i).toObject(), m_unplain, QStringLiteral("%1[%2].").arg(fieldName(name)).arg(i)));
    }
    return nested;
}

std::optional<JsonFields> JsonFields::optionalObject(const char *name)
{
    const QJsonValue found = value(name, false);
    if (found.isUndefined())
        return std::nullopt;
    if (!found.isObject()) {
        malformed(name, "must be an object");
        return std::nullopt;
    }
    return JsonFields(found.toObject(), m_unplain, fieldName(name) + u'.');
}

void JsonFields::violate(const char *name, QString message, QByteArray code)
{
    m_violations.append({fieldName(name), std::move(message)});
    if (m_violationCode.isEmpty())
        m_violationCode = std::move(code);
}

void JsonFields::take(JsonFields &nested)
{
    const auto unknownOrMalformed = nested.finish();
    m_malformed.append(nested.m_malformed);
    if (!nested.m_violations.isEmpty() && m_violationCode.isEmpty())
        m_violationCode = nested.m_violationCode;
    m_violations.append(nested.m_violations);
    Q_UNUSED(unknownOrMalformed)
}

std::optional<Refusal> JsonFields::finish()
{
    const QStringList names = m_object.keys();
    QStringList known(m_asked.begin(), m_asked.end());
    known.sort();
    for (const QString &name : names) {
        if (!m_asked.contains(name))
            m_malformed.append({m_prefix + name, unknownName(name, known)});
        m_asked.insert(name);
    }
    if (!m_malformed.isEmpty())
        return Refusal{code::requestInvalid, QStringLiteral("The request is malformed."), {}, m_malformed};
    if (!m_violations.isEmpty())
        return Refusal{m_violationCode,
                       m_violations.constFirst().field + u' ' + m_violations.constFirst().message,
                       {},
                       m_violations};
    return std::nullopt;
}

} // namespace firstcome
