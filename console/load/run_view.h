// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/load/current_run.h"
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace firstcome {

class ConditionList;
class CountStrip;
class PageHeader;
class RunCharts;

/// The run under way: what was meant, sent and answered, and the levers: rate or users, pause, note, end.
/// Invariant: what is done to the run is drawn on every chart. Thread: GUI.
class RunView : public QWidget
{
    Q_OBJECT

public:
    explicit RunView(CurrentRun &run, QWidget *parent = nullptr);

    RunCharts *charts() const { return m_charts; }
    QPushButton *pauseButton() const { return m_pause; }
    QPushButton *stopButton() const { return m_stop; }
    QPushButton *applyButton() const { return m_apply; }
    QSpinBox *lever() const { return m_lever; }
    QLineEdit *note() const { return m_note; }
    ConditionList *thresholds() const { return m_thresholds; }
    QString status() const;
    void retranslate();

Q_SIGNALS:
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeLevers();
    void connectLevers();
    void followPhase();
    void take(const QJsonObject &second);
    void fill();
    void fillThresholds(const QJsonArray &checked);

    CurrentRun &m_run;
    PageHeader *m_header;
    CountStrip *m_counts;
    RunCharts *m_charts;
    ConditionList *m_thresholds;
    QLabel *m_status;
    QSpinBox *m_lever;
    QPushButton *m_apply;
    QLineEdit *m_note;
    QPushButton *m_addNote;
    QPushButton *m_pause;
    QPushButton *m_stop;
    QPushButton *m_back;
    Id m_shown = 0;
    int m_second = 0;
    QHash<QString, qint64> m_sums;
};

} // namespace firstcome
