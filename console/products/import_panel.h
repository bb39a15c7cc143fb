// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/products/import_run.h"
#include "console/widgets/ui_memory.h"
#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QPushButton;
class QTabBar;

namespace firstcome {

class ContentStates;
class CountStrip;
class FileDrop;
class FormField;
class ImportReportView;
class PageHeader;
class StatePill;
class StoreList;

/// Imports a product file: file and store, then what would change, then what changed. Takes the page's place while it
/// is open. Invariant: nothing is changed before the verb at the bottom is pressed.
/// Thread: GUI.
class ImportPanel : public QWidget
{
    Q_OBJECT

public:
    struct Parts
    {
        ApiClient &api;
        StoreList &stores;
        QAction *newStore;
        UiMemory memory;
    };

    explicit ImportPanel(const Parts &parts, QWidget *parent = nullptr);

    void setFile(const QString &path);
    /// Into the first thing that is still to be chosen.
    void begin();
    void chooseStore(const QString &name);
    ImportRun *run() const { return m_run; }

Q_SIGNALS:
    void closeRequested();
    /// Products changed.
    void imported();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeStore(QAction *newStore);
    QWidget *makeChoices();
    QWidget *makeResult();
    QWidget *makeFoot();
    void fillStores();
    void follow();
    void followFile();
    void followResult();
    void followFoot();
    void act();
    void retranslate();

    StoreList &m_stores;
    UiMemory m_memory;
    ImportRun *m_run;
    PageHeader *m_header;
    FileDrop *m_file;
    QComboBox *m_store;
    FormField *m_storeField;
    ContentStates *m_states;
    StatePill *m_pill;
    QLabel *m_summary;
    CountStrip *m_counts;
    ImportReportView *m_report;
    QLabel *m_note;
    QPushButton *m_back;
    QPushButton *m_again;
    QPushButton *m_act;
    ImportRun::Phase m_lastPhase = ImportRun::Phase::Waiting;
};

} // namespace firstcome
