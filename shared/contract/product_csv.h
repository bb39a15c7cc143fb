// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/money.h"
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

namespace firstcome {

/// One column of an imported file and the product's field it fills.
struct ImportColumn
{
    QString name;   ///< as the file spells it
    QString field;  ///< "handle", "name", "price", "stock" ...; empty: not used
    QString sample; ///< the first thing it holds
};

/// What is wrong in one row. Rows are those a spreadsheet shows: the header is 1, empty lines count.
struct ImportError
{
    int row = 0;
    QString field; ///< the file's column; may be empty
    QString message;
    QString handle; ///< of the product that fails by it
    QString name;
};

/// What was taken in another way than it is written, so many times.
struct ImportNote
{
    QString code; ///< "CP949", "STOCK_NEGATIVE" ...
    QString message;
    int count = 0;
    int row = 0; ///< the first; 0: of the file as a whole
};

/// What the source took away and the shop still has on sale: an option that is not in its product's rows any more, or a
/// product that the source does not offer.
struct ImportGone
{
    QString reason; ///< "NOT_IN_FILE", "DRAFT", "ARCHIVED", "UNPUBLISHED", "DELETED"
    int row = 0;    ///< the product's first
    QString handle;
    QString name;
    QString option;       ///< empty: the whole product
    qint64 available = 0; ///< units of it that could be bought
    bool ended = false;   ///< it is, or in a dry run would be, taken off sale
};

/// A price that moves by more than half.
struct ImportPriceMove
{
    int row = 0;
    QString handle;
    QString name;
    QString option;
    Money before = 0;
    Money after = 0;
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
    Money price = 0;   ///< of its cheapest option
    qint64 stock = 0;  ///< of its options together, as the file gives it: what was received in total
    QString changes;   ///< in words, e.g. "price, stock +3"; empty unless updated
    qint64 onSale = 0; ///< units that can be bought afterwards
    int gone = 0;      ///< options the source took away
};

/// The answer of an import. Counts are products; `rounded` counts prices that had a fraction of a won.
struct ImportReport
{
    int created = 0;
    int updated = 0;
    int unchanged = 0;
    int failed = 0;
    int rounded = 0;
    int skipped = 0;        ///< products the file marks as not published
    int ended = 0;          ///< products and options taken off sale because the source took them away
    bool inventory = false; ///< the file is one of stock only
    qint64 onSale = 0;      ///< units of the file's products that can be bought afterwards
    int rows = 0;
    bool dryRun = false;
    QList<ImportError> errors;     ///< the first `errorsListed` of them
    int errorsOmitted = 0;         ///< how many more there are
    QList<ImportColumn> columns;   ///< every column of the file, in its order
    QList<ImportOutcome> products; ///< the first `productsListed`
    QList<ImportNote> notes;
    QList<ImportGone> gone; ///< the first `errorsListed`
    int goneOmitted = 0;
    QList<ImportPriceMove> priceMoves; ///< the first `errorsListed`
    int priceMovesOmitted = 0;
    int failedRowsOmitted = 0; ///< rows of failed products that the kept file has not

    /// All rows of the products that failed, and what is wrong in them. No part of the answer: they make a file.
    QMap<int, QString> failedRows{};

    static constexpr int errorsListed = 1'000;
    static constexpr int productsListed = 20;
};

QString importOutcomeName(ImportOutcome::Kind kind); ///< "CREATED" ...
QJsonObject toJson(const ImportReport &report);
ImportReport importReportFrom(const QJsonObject &object);
/// As in a report, and in the refusal of a file whose header lacks what is needed.
QJsonArray toJson(const QList<ImportColumn> &columns);
QList<ImportColumn> importColumnsFrom(const QJsonValue &columns);

} // namespace firstcome
