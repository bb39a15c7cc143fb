// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/load/kept_runs.h"
#include "console/widgets/ui_memory.h"
#include "shared/load/compare/comparison.h"
#include <QAbstractTableModel>
#include <QWidget>

class QComboBox;
class QLabel;

namespace firstcome {

class ContentStates;
class FormField;
class PageHeader;
class TableView;

/// Figures of two runs beside each other, with the band of noise. Thread: GUI.
class ComparisonTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Verdict, Figure, Before, After, Change, Noise, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setFigures(std::vector<load::ComparedFigure> figures);
    const std::vector<load::ComparedFigure> &figures() const { return m_figures; }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_figures.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<load::ComparedFigure> m_figures;
};

/// Is it slower than last week? Two runs of one scenario, and, to learn the noise from, the first of them once more.
/// Thread: GUI.
class ComparePanel : public QWidget
{
    Q_OBJECT

public:
    ComparePanel(KeptRuns &runs, const UiMemory &memory, QWidget *parent = nullptr);

    /// `after` is chosen, and before it the run of the same scenario that was last before.
    void begin(Id after);
    QComboBox *before() const { return m_before; }
    QComboBox *after() const { return m_after; }
    QComboBox *again() const { return m_again; }
    ComparisonTable *table() const { return m_table; }
    QString sentence() const;
    void retranslate();

Q_SIGNALS:
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fill(QComboBox *box, const std::vector<KeptRun> &runs);
    QString noneText() const;
    void compareNow();

    KeptRuns &m_runs;
    PageHeader *m_header;
    QComboBox *m_before;
    QComboBox *m_after;
    QComboBox *m_again;
    QList<FormField *> m_fields;
    QLabel *m_sentence;
    ComparisonTable *m_table;
    TableView *m_view;
    ContentStates *m_states;
};

} // namespace firstcome
