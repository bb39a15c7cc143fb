// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/imports/import_tables.h"

namespace firstcome {

/// What the source took away and the shop still sells.
class ImportGoneTable : public ImportTable
{
    Q_OBJECT

public:
    enum Column { Fate, Name, Option, Why, Available, Row, ColumnCount };

    using ImportTable::ImportTable;
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;

protected:
    int rows(const ImportReport &report) const override { return int(report.gone.size()); }
    QStringList titles() const override;
    bool isNumber(int column) const override { return column >= Available; }
};

/// Prices that move by more than half.
class ImportPricesTable : public ImportTable
{
    Q_OBJECT

public:
    enum Column { Name, Option, Before, After, Change, Row, ColumnCount };

    using ImportTable::ImportTable;
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;

protected:
    int rows(const ImportReport &report) const override { return int(report.priceMoves.size()); }
    QStringList titles() const override;
    bool isNumber(int column) const override { return column >= Before; }
};

/// What was taken in another way than it is written.
class ImportNotesTable : public ImportTable
{
    Q_OBJECT

public:
    enum Column { Words, Times, Row, ColumnCount };

    using ImportTable::ImportTable;
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;

protected:
    int rows(const ImportReport &report) const override { return int(report.notes.size()); }
    QStringList titles() const override;
    bool isNumber(int column) const override { return column >= Times; }
};

} // namespace firstcome
