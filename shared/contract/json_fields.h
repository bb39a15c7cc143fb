// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/contract/error_codes.h"
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

namespace firstcome {

/// Reads the fields of a JSON object strictly and gathers every error, so that one answer names all fields. Texts come
/// composed (shared/base/text_form.h).
/// A missing, mistyped or unknown field, and a null where it is not said to mean none (`takeNull`), is 400
/// REQUEST_INVALID, and so is a whole number that is written with a fraction or an exponent; a value outside a rule is
/// added with `violate` (422).
/// Not for the placement hot path, which has its own decoder.
class JsonFields
{
public:
    /// Parses a request body; a refusal when it is not one JSON object.
    static Result<JsonFields> parse(const QByteArray &body);

    QString text(const char *name, int maxLength = 1000);
    std::optional<QString> optionalText(const char *name, int maxLength = 1000);
    qint64 integer(const char *name);
    std::optional<qint64> optionalInteger(const char *name);
    /// Any JSON number, e.g. a rate; never for money.
    std::optional<double> optionalNumber(const char *name);
    Id id(const char *name);
    std::optional<Id> optionalId(const char *name);
    bool flag(const char *name, bool otherwise);
    Instant instant(const char *name);
    std::optional<Instant> optionalInstant(const char *name);
    QStringList texts(const char *name, int maxItems);
    /// Ids, each once: a repeated one breaks a rule.
    QList<Id> ids(const char *name, int maxItems);
    /// The objects of an array, each to be read with its own JsonFields (its errors are taken back with `take`).
    QList<JsonFields> objects(const char *name, int maxItems);
    std::optional<JsonFields> optionalObject(const char *name);
    /// Where a word may stand for what else is an object: that word, and the field is from then on as if it were not
    /// there.
    std::optional<QString> takeWord(const char *name);
    /// Where null means none: whether the field is null, which from then on is as if it were not there.
    bool takeNull(const char *name);
    bool has(const char *name) const { return m_object.contains(QLatin1StringView(name)); }

    /// Adds a rule violation (422 under `code`, by default VALUE_INVALID).
    void violate(const char *name, QString message, QByteArray code = code::valueInvalid);
    /// Takes over the errors of a nested object after it was read.
    void take(JsonFields &nested);

    /// Call last: every field that was never asked for is unknown. Nothing when all is well.
    std::optional<Refusal> finish();

private:
    JsonFields(QJsonObject object, QSet<QString> unplain, QString prefix = {});

    QJsonValue value(const char *name, bool required);
    void malformed(const char *name, const char *message);
    QString fieldName(const char *name) const;

    QJsonObject m_object;
    QSet<QString> m_unplain; ///< paths of numbers, see shared/base/json_text.h
    QString m_prefix;
    QSet<QString> m_asked;
    QList<FieldError> m_malformed;
    QList<FieldError> m_violations;
    QByteArray m_violationCode;
};

} // namespace firstcome
