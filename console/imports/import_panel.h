// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/imports/failed_rows.h"
#include "console/imports/file_import.h"
#include "console/widgets/ui_memory.h"
#include "shared/base/id.h"
#include <QWidget>

class QAction;
class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace firstcome {

class ContentStates;
class FileDrop;
class FormField;
class ImportResult;
class PageHeader;
class StoreList;

/// Imports a product file: file and store, then what would change, then what changed. Takes the list's place while it
/// is open; an import goes on when it is left. Invariant: nothing is changed before the verb at the bottom is pressed.
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
    FileImport *run() const { return m_run; }
    ImportResult *result() const { return m_result; }
    QCheckBox *endMissing() const { return m_endMissing; }
    QAction *matchAction() const { return m_match; }

Q_SIGNALS:
    void closeRequested();
    /// The server has an import more, which may have changed products.
    void imported();
    /// The products of this store shall be shown.
    void productsWanted(firstcome::Id storeId);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeStore(QAction *newStore);
    QWidget *makeChoices();
    QWidget *makeFoot();
    void fillStores();
    void follow();
    void followFile();
    void followResult();
    void followFoot();
    void followMatch();
    void matchColumns();
    QString whyNotAct(const QString &verb) const;
    void sayProgress();
    void act();
    void retranslate();

    StoreList &m_stores;
    UiMemory m_memory;
    FailedRows m_failedRows;
    QAction *m_match; ///< which column is what
    FileImport *m_run;
    PageHeader *m_header;
    FileDrop *m_file;
    QComboBox *m_store;
    FormField *m_storeField;
    ContentStates *m_states;
    ImportResult *m_result;
    QCheckBox *m_endMissing;
    QProgressBar *m_progress;
    QLabel *m_note;
    QPushButton *m_back;
    QPushButton *m_again;
    QPushButton *m_act;
    FileImport::Phase m_lastPhase = FileImport::Phase::Waiting;
};

} // namespace firstcome
