// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QHash>
#include <QWidget>

class QFormLayout;
class QLabel;

namespace firstcome {

/// Names and values under each other, as in a details pane; values can be selected and copied, and are plain text.
class FactList : public QWidget
{
    Q_OBJECT

public:
    explicit FactList(QWidget *parent = nullptr);

    /// Adds a row, or names it anew; rows keep the order in which their keys came first.
    void setLabel(const QString &key, const QString &label);
    void setValue(const QString &key, const QString &value);
    /// Said when the mouse rests on the value.
    void setHint(const QString &key, const QString &hint);
    /// A row that has nothing to say now is left out.
    void setShown(const QString &key, bool shown);
    /// A row with a widget of the caller's, e.g. a StatePill.
    void setWidget(const QString &key, QWidget *widget);

private:
    struct Row
    {
        QLabel *label = nullptr;
        QWidget *value = nullptr;
    };
    Row &row(const QString &key);

    QFormLayout *m_form;
    QHash<QString, Row> m_rows;
};

} // namespace firstcome
