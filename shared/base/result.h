// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonObject>
#include <QList>
#include <QString>
#include <tl/expected.hpp>

namespace firstcome {

/// What is wrong with one field of a request.
struct FieldError
{
    QString field;
    QString message;
};

/// A "no" that is part of the rules: not a breakdown (an exception) and not a bug (an assertion).
/// `code` is stable and listed in shared/contract/error_codes.h, which also gives its HTTP status.
struct Refusal
{
    QByteArray code;
    QString detail;
    QJsonObject extra;        ///< members added to the problem document, e.g. `lines`, `openAt`
    QList<FieldError> errors; ///< one for each field in error
};

template <typename T>
using Result = tl::expected<T, Refusal>;

inline tl::unexpected<Refusal> refuse(QByteArray code, QString detail = {}, QJsonObject extra = {})
{
    return tl::unexpected<Refusal>(Refusal{std::move(code), std::move(detail), std::move(extra), {}});
}

} // namespace firstcome
