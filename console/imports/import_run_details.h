// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/imports/failed_rows.h"
#include "console/widgets/ui_memory.h"
#include "shared/contract/import_run.h"
#include <QWidget>

class QLabel;

namespace firstcome {

class ApiClient;
class ContentStates;
class ImportResult;

/// One import that the server keeps: how it ended, and its report, fetched when it is looked at.
/// Thread: GUI.
class ImportRunDetails : public QWidget
{
    Q_OBJECT

public:
    ImportRunDetails(ApiClient &api, const UiMemory &memory, QWidget *parent = nullptr);

    /// As a list knows it: without its report.
    void showRun(const ImportRun &run);
    ImportResult *result() const { return m_result; }
    /// What is said instead of a report.
    QString instead() const;
    void retranslate();

private:
    void fetch();
    void follow();

    ApiClient &m_api;
    FailedRows m_failedRows;
    ImportRun m_run;
    QLabel *m_head;
    ContentStates *m_states;
    ImportResult *m_result;
    QLabel *m_why;
};

} // namespace firstcome
