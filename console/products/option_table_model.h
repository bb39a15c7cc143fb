// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/products/product_draft.h"
#include "console/widgets/delegates.h"
#include <QAbstractTableModel>

namespace firstcome {

/// The options of one product: name, price and whether it is on sale can be edited, the stock beside them is for
/// orientation; of a new one the stock it begins with can be edited too.
/// Thread: GUI. Keeps no rules: ProductDraft says what is wrong.
class OptionTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Price, Available, Sold, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// The same options again keep the selection and an open cell.
    void setOptions(const QList<ProductOption> &options, const QList<OptionFields> &fields);
    void setEditable(bool editable);
    /// At the end; its row.
    int addNew();
    /// Of a new one; one that is there can only be taken off sale.
    void removeNew(int row);
    bool isNew(int row) const { return row >= 0 && row < m_fields.size() && m_fields[row].id == 0; }
    const QList<OptionFields> &fields() const { return m_fields; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_fields.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    void retranslate();

Q_SIGNALS:
    void edited();

private:
    QVariant figure(const ProductOption &option, int column) const;
    QVariant tip(const QModelIndex &index) const;
    bool isChanged(const QModelIndex &index) const;
    QString stockTip(const ProductOption &option) const;

    QList<ProductOption> m_options;
    QList<OptionFields> m_fields;
    bool m_editable = false;
};

/// Money in a table that is typed as digits; thousands separators and a ₩ in front are understood.
class PriceDelegate : public NumberDelegate
{
    Q_OBJECT

public:
    explicit PriceDelegate(QObject *parent = nullptr) : NumberDelegate(Kind::Money, parent) {}

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;

Q_SIGNALS:
    /// What was typed is no price, and the one before stays.
    void refused(const QString &words) const;
};

/// "₩12,900" as 12900; nothing for any other text.
std::optional<Money> typedMoney(const QString &text);

} // namespace firstcome
