// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/contract/product_csv.h"
#include <QAbstractTableModel>

namespace firstcome {

/// One of the lists of an import's report. Thread: GUI.
class ImportTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setReport(const ImportReport &report);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : rows(m_report); }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    const ImportReport &report() const { return m_report; }
    virtual int rows(const ImportReport &report) const = 0;
    virtual QStringList titles() const = 0;
    virtual bool isNumber(int column) const = 0;
    /// What a header says on hover.
    virtual QString help(int column) const;

private:
    ImportReport m_report;
};

/// What becomes of the first products.
class ImportProductsTable : public ImportTable
{
    Q_OBJECT

public:
    enum Column { Outcome, Name, Row, Options, Price, Received, OnSale, Changes, ColumnCount };

    using ImportTable::ImportTable;
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;

protected:
    int rows(const ImportReport &report) const override { return int(report.products.size()); }
    QStringList titles() const override;
    bool isNumber(int column) const override { return column >= Row && column <= OnSale; }
    QString help(int column) const override;
};

/// Which column of the file fills which field.
class ImportColumnsTable : public ImportTable
{
    Q_OBJECT

public:
    enum Column { Number, Name, Field, Sample, ColumnCount };

    using ImportTable::ImportTable;
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;

protected:
    int rows(const ImportReport &report) const override { return int(report.columns.size()); }
    QStringList titles() const override;
    bool isNumber(int column) const override { return column == Number; }
};

/// What is wrong in which row.
class ImportErrorsTable : public ImportTable
{
    Q_OBJECT

public:
    enum Column { Row, Product, Field, Message, ColumnCount };

    using ImportTable::ImportTable;
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;

protected:
    int rows(const ImportReport &report) const override { return int(report.errors.size()); }
    QStringList titles() const override;
    bool isNumber(int column) const override { return column == Row; }
};

} // namespace firstcome
