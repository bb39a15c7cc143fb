// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/money.h"
#include <QJsonObject>
#include <QList>
#include <QString>

namespace firstcome {

/// One column of an imported file and the product's field it fills.
struct ImportColumn
{
    QString name;  ///< as the file spells it
    QString field; ///< "handle", "name", "price", "stock" ...; empty: not used
};

/// What is wrong in one data row. Rows count from 1; the header is not one of them.
struct ImportError
{
    int row = 0;
    QString field; ///< the file's column; may be empty
    QString message;
};

/// What became, or in a dry run would become, of one product.
struct ImportOutcome
{
    enum class Kind : quint8 { Created, Updated, Unchanged, Failed };

    Kind kind = Kind::Unchanged;
    int row = 0; ///< its first
    QString handle;
    QString name;
    int options = 0;
    Money price = 0;  ///< of its cheapest option
    qint64 stock = 0; ///< of its options together, as the file gives it
    QString changes;  ///< in words, e.g. "price, stock +3"; empty unless updated
};

/// The answer of an import. Counts are products; `rounded` counts prices that had a fraction of a won.
struct ImportReport
{
    int created = 0;
    int updated = 0;
    int unchanged = 0;
    int failed = 0;
    int rounded = 0;
    int skipped = 0; ///< products the file marks as not published
    int rows = 0;
    bool dryRun = false;
    QList<ImportError> errors;     ///< the first `errorsListed` of them
    int errorsOmitted = 0;         ///< how many more there are
    QList<ImportColumn> columns;   ///< every column of the file, in its order
    QList<ImportOutcome> products; ///< the first `productsListed`

    static constexpr int errorsListed = 1'000;
    static constexpr int productsListed = 20;
};

QString importOutcomeName(ImportOutcome::Kind kind); ///< "CREATED" ...
QJsonObject toJson(const ImportReport &report);
ImportReport importReportFrom(const QJsonObject &object);

} // namespace firstcome
