// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/stock/stock_model.h"
#include <QTabWidget>

class QAction;
class QLabel;

namespace firstcome {

class EmptyState;
class FactList;
class InvariantCheck;
class StatePill;
class TimeChart;

/// The right pane: the option that is selected, with its last minutes, and what always holds of the books.
/// Thread: GUI.
class StockPanel : public QTabWidget
{
    Q_OBJECT

public:
    StockPanel(const StockModel &model, InvariantCheck &check, QWidget *parent = nullptr);

    /// Nothing: none is selected.
    void showOption(std::optional<Id> optionId);
    std::optional<Id> option() const { return m_option; }
    void showInvariants();
    /// The figures of now; call once a second.
    void tick();
    void retranslate();

    QAction *openProduct() const { return m_openProduct; }
    QAction *openOrders() const { return m_openOrders; }
    QAction *correctAction() const { return m_correct; }

private:
    QWidget *optionTab();
    static QWidget *invariantTab(InvariantCheck &check);
    const StockRow *row() const;
    void seedChart(const StockRow &row);
    void addSample(const StockView &view, Instant at);

    const StockModel &m_model;
    std::optional<Id> m_option;
    QLabel *m_product;
    QLabel *m_name;
    StatePill *m_state;
    FactList *m_facts;
    TimeChart *m_chart;
    QWidget *m_optionContent;
    EmptyState *m_noOption;
    QAction *m_openProduct;
    QAction *m_openOrders;
    QAction *m_correct;
};

} // namespace firstcome
