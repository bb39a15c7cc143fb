// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/sales/admissions_model.h"
#include "console/widgets/ui_memory.h"
#include "shared/base/result.h"
#include "shared/contract/sale.h"
#include <QWidget>

class QAction;
class QLabel;

namespace firstcome {

class ApiClient;
class ContentStates;
class StatePill;
class TableView;

/// The ledger of one sale: its rows, whether the chain verifies, and the way into a file.
/// Thread: GUI.
class AdmissionsView : public QWidget
{
    Q_OBJECT

public:
    AdmissionsView(ApiClient &api, const UiMemory &memory, QWidget *parent = nullptr);

    /// Another sale, or news of the same one: rows that came since are fetched when it is in sight.
    void showSale(const SaleView &sale);
    void retranslate();

    AdmissionsModel *model() { return &m_model; }
    QAction *verifyAction() const { return m_verify; }
    QAction *exportAction() const { return m_export; }
    QString finding() const;
    /// What the action does once a file is chosen.
    void exportTo(const QString &path);

Q_SIGNALS:
    void orderWanted(const QString &orderId);

private:
    struct Finding
    {
        bool ok = false;
        qint64 length = 0;
        QString head;
        std::optional<qint64> brokenAt;
    };

    void fetch(const PagedTable::PageRequest &page);
    void verify();
    void chooseFile();
    void showFinding();
    void showState();

    ApiClient &m_api;
    AdmissionsModel m_model;
    Id m_saleId = 0;
    qint64 m_admissions = 0;
    std::optional<Result<Finding>> m_finding;
    bool m_verifying = false;
    StatePill *m_pill;
    QLabel *m_words;
    TableView *m_table;
    ContentStates *m_states;
    QAction *m_verify;
    QAction *m_export;
    QAction *m_openOrder;
};

} // namespace firstcome
