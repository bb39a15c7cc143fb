// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/contract/product_csv.h"
#include <QMap>

namespace firstcome::imports {

/// What an import took in another way than it is written, counted: nothing is adjusted without a word.
class ImportNotes
{
public:
    enum Kind : quint8 {
        Utf16,
        Cp949,
        Semicolons,
        Tabs,
        InventoryFile,
        NoStockColumn,
        StrayQuotes,
        ColumnTwice,
        NegativeStock,
        BlankStock,
        WordedStock,
        DressedFigure,
        ParentStock,
        HandleCarried,
        NotInFile,
        KindCount
    };

    /// `row` is where it happened first; 0: of the file as a whole.
    void add(Kind kind, int row = 0);
    /// So many at once, of the file as a whole.
    void addMany(Kind kind, int count);
    void add(const ImportNotes &others);
    QList<ImportNote> list() const;

private:
    struct Seen
    {
        int count = 0;
        int row = 0;
    };

    void add(Kind kind, const Seen &more);

    QMap<Kind, Seen> m_seen;
};

} // namespace firstcome::imports
