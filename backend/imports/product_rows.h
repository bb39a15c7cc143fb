// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/imports/file_row.h"
#include "backend/imports/shopify_csv.h"
#include <QHash>
#include <QSet>

namespace firstcome::imports {

/// Gathers the rows of a product file into products.
/// Invariant: a product with an error keeps none of its options, only its name; rows of one handle that contradict each
/// other fail it, they are never merged.
class ProductRows
{
public:
    void take(const FileRow &row);
    /// What was gathered.
    void finish(CsvCatalogue &catalogue);

private:
    /// A describing text and where it was first filled in.
    struct Told
    {
        QString text;
        int row = 0;
        QString column;
    };

    struct Draft
    {
        CsvProduct product;
        QHash<Column, Told> told;
        QSet<QStringList> choices;
        QSet<QString> optionNames;
        qint64 parentStock = 0;
        int optionRows = 0;
        bool failed = false;
        bool unread = false; ///< a row of it cannot be told apart
    };

    Draft &draftOf(const FileRow &row);
    void describe(Draft &draft, const FileRow &row);
    void takeOption(Draft &draft, const FileRow &row);
    QString nameOfOption(Draft &draft, const FileRow &row, const QStringList &values);
    std::optional<Money> price(Draft &draft, const FileRow &row);
    std::optional<qint64> stock(Draft &draft, const FileRow &row, bool &good);
    void finish(Draft &draft);
    void checkTexts(Draft &draft);
    void fail(Draft &draft, const ImportError &error);

    QList<Draft> m_drafts;
    QHash<QString, qsizetype> m_byHandle;
    qsizetype m_last = -1; ///< the draft of the row before
    std::optional<ShopifyColumns> m_columns;
    QList<ImportError> m_errors;
    ImportNotes m_notes;
};

} // namespace firstcome::imports
