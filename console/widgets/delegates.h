// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStyledItemDelegate>

namespace firstcome {

/// Numbers of a column alike: right-aligned, thousands separators, the same precision all the way down. One that has no
/// room is written short, and whole on hover. Reads NumberRole.
class NumberDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum class Kind : quint8 { Count, Money, Decimal, Percent };

    /// `places` for Decimal and Percent.
    explicit NumberDelegate(Kind kind, QObject *parent = nullptr, int places = 1);
    QString textOf(const QVariant &number) const;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    QString shortOf(const QVariant &number) const;

    Kind m_kind;
    int m_places;
};

/// Times as "12 s ago", the exact instant on hover. Reads InstantRole.
class TimeDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

/// The last minute of a row as a small line. Reads SamplesRole.
class SparklineDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace firstcome
