// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/ui_memory.h"
#include "shared/contract/product_csv.h"
#include <QWidget>

class QLabel;

namespace firstcome {

class CountStrip;
class ImportReportView;
class StatePill;

/// A report of an import whole: what happened or would happen in sentences, in figures, and in lists.
/// Thread: GUI.
class ImportResult : public QWidget
{
    Q_OBJECT

public:
    explicit ImportResult(const UiMemory &memory, QWidget *parent = nullptr);

    void setReport(const ImportReport &report);
    ImportReportView *lists() const { return m_lists; }
    QString summary() const;
    void retranslate();

private:
    ImportReport m_report;
    StatePill *m_pill;
    QLabel *m_summary;
    CountStrip *m_counts;
    ImportReportView *m_lists;
};

} // namespace firstcome
