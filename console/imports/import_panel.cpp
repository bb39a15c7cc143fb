// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/imports/import_panel.h"

#include "console/imports/columns_dialog.h"
#include "console/imports/import_report_view.h"
#include "console/imports/import_result.h"
#include "console/imports/import_words.h"
#include "console/page/store_list.h"
#include "console/widgets/buttons.h"
#include "console/widgets/content_states.h"
#include "console/widgets/data_age_label.h"
#include "console/widgets/file_drop.h"
#include "console/widgets/form_field.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/page_header.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/second_ticker.h"
#include "console/widgets/text_label.h"
#include "shared/client/client_codes.h"
#include <QAction>
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QProgressBar>

namespace firstcome {

namespace {

using Phase = FileImport::Phase;

const QString storeKey = QStringLiteral("importStore");
constexpr int storeWidth = 180;
constexpr int progressWidth = 120;

} // namespace

ImportPanel::ImportPanel(const Parts &parts, QWidget *parent)
    : QWidget(parent), m_stores(parts.stores), m_memory(parts.memory), m_failedRows(parts.api, this),
      m_match(new QAction(this)), m_run(new FileImport(parts.api, this)), m_header(new PageHeader),
      m_file(new FileDrop), m_store(new QComboBox), m_storeField(new FormField(makeStore(parts.newStore))),
      m_result(new ImportResult(parts.memory)), m_endMissing(new QCheckBox), m_progress(new QProgressBar),
      m_note(textLabel(TextRole::Muted, {}, true)), m_back(pushButton(ButtonKind::Normal)),
      m_again(pushButton(ButtonKind::Normal)), m_act(pushButton(ButtonKind::Primary))
{
    m_header->age()->hide();
    m_states = new ContentStates(m_result);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::large, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(m_header);
    column->addWidget(makeChoices());
    column->addWidget(m_states, 1);
    column->addWidget(m_endMissing);
    column->addWidget(makeFoot());

    connect(m_file, &FileDrop::chosen, this, &ImportPanel::setFile);
    connect(m_store, &QComboBox::activated, this, [this] { chooseStore(m_store->currentData().toString()); });
    connect(&m_stores, &StoreList::changed, this, &ImportPanel::fillStores);
    connect(m_run, &FileImport::changed, this, &ImportPanel::follow);
    connect(m_states->banner(), &ErrorBanner::actClicked, m_run, &FileImport::tryAgain);
    connect(m_match, &QAction::triggered, this, &ImportPanel::matchColumns);
    connect(m_result->lists(), &ImportReportView::failedRowsWanted, this, [this] { m_failedRows.ask(m_run->runId()); });
    connect(m_back, &QPushButton::clicked, this, &ImportPanel::closeRequested);
    connect(m_again, &QPushButton::clicked, m_run, &FileImport::tryAgain);
    connect(m_act, &QPushButton::clicked, this, &ImportPanel::act);
    connect(m_endMissing, &QCheckBox::clicked, m_run, &FileImport::setEndMissing);
    everySecond(this, [this] { sayProgress(); });
    m_states->showEmpty();
    fillStores();
    retranslate();
}

QWidget *ImportPanel::makeStore(QAction *newStore)
{
    m_store->setMinimumWidth(storeWidth);
    auto *store = new QWidget;
    store->setFocusProxy(m_store);
    auto *line = new QHBoxLayout(store);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::small);
    line->addWidget(m_store, 1);
    line->addWidget(actionButton(newStore));
    return store;
}

QWidget *ImportPanel::makeChoices()
{
    auto *choices = new QWidget;
    auto *line = new QHBoxLayout(choices);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::large);
    line->addWidget(m_file, 1);
    line->addWidget(m_storeField, 0, Qt::AlignVCenter);
    m_match->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_M));
    m_match->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_match);
    line->addWidget(actionButton(m_match), 0, Qt::AlignVCenter);
    return choices;
}

QWidget *ImportPanel::makeFoot()
{
    auto *foot = new QWidget;
    auto *line = new QHBoxLayout(foot);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::small);
    m_progress->setRange(0, 0); // how far it is only the server knows
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(progressWidth);
    line->addWidget(m_progress);
    line->addWidget(m_note, 1);
    line->addWidget(m_back);
    line->addWidget(m_again);
    line->addWidget(m_act);
    return foot;
}

void ImportPanel::setFile(const QString &path)
{
    if (m_run->phase() != Phase::Importing)
        m_run->setFile(path);
}

void ImportPanel::begin()
{
    // What was imported is done; the next import begins with a file.
    if (m_run->phase() == Phase::Imported)
        m_run->reset();
    m_file->setFocus();
}

void ImportPanel::chooseStore(const QString &name)
{
    m_memory.set(storeKey, name);
    m_store->setCurrentIndex(m_store->findData(name));
    m_run->setStore(name);
}

void ImportPanel::fillStores()
{
    const QString kept = m_run->store().isEmpty() ? m_memory.value(storeKey).toString() : m_run->store();
    m_store->clear();
    for (const StoreView &store : m_stores.stores())
        m_store->addItem(store.name, store.name);
    const bool only = m_stores.stores().size() == 1;
    const int index = only ? 0 : m_store->findData(kept);
    m_store->setCurrentIndex(index);
    m_run->setStore(index < 0 ? QString() : m_store->itemData(index).toString());
}

void ImportPanel::follow()
{
    followFile();
    followResult();
    followFoot();
    followMatch();
    const Phase phase = m_run->phase();
    const Phase before = std::exchange(m_lastPhase, phase);
    if (before == Phase::Importing && phase != Phase::Importing)
        Q_EMIT imported();
}

void ImportPanel::followFile()
{
    const QString size = QLocale().formattedDataSize(m_run->size(), 1, QLocale::DataSizeTraditionalFormat);
    QString note = m_run->path().isEmpty() ? QString() : size;
    if (m_run->phase() == Phase::Tried || m_run->phase() == Phase::Imported)
        note = tr("%1, %Ln row(s)", nullptr, m_run->report().rows).arg(size);
    const QString fault = m_run->fileFault();
    m_file->showFile(m_run->path(), fault.isEmpty() ? FileDrop::Note{note} : FileDrop::Note{fault, true});
    const bool busy = m_run->phase() == Phase::Importing;
    m_file->setEnabled(!busy);
    m_store->setEnabled(!busy);
}

void ImportPanel::followResult()
{
    const Phase phase = m_run->phase();
    m_states->banner()->clear();
    if (phase == Phase::Waiting)
        return m_states->showEmpty();
    if (phase == Phase::Trying || phase == Phase::Importing)
        return m_states->showLoading();
    if (phase == Phase::Refused) {
        const Refusal &refusal = m_run->refusal();
        const bool unsure = m_run->wasImporting() && statusOf(refusal) == 0;
        QString why = refusalText(refusal);
        if (!refusal.detail.isEmpty() && refusal.detail != why && statusOf(refusal) != 0)
            why += u' ' + refusal.detail;
        m_states->banner()->report(
            {why, unsure ? tr("What was changed is not known: the list of imports shows how it ended.") : QString(),
             tr("Try again")});
        // What was found in another file is not said of this one.
        return m_states->showEmpty();
    }
    m_result->setReport(m_run->report());
    m_states->showContent();
}

void ImportPanel::followFoot()
{
    const Phase phase = m_run->phase();
    const bool done = phase == Phase::Imported;
    const bool busy = phase == Phase::Trying || phase == Phase::Importing;
    const QString verb = phase == Phase::Tried ? import_words::verb(m_run->report()) : QString();
    const bool ends = phase == Phase::Tried && !m_run->report().gone.isEmpty();
    // Stays while the file is looked through anew with it, so that it does not jump away under the pointer.
    m_endMissing->setVisible(ends || (m_endMissing->isVisible() && phase == Phase::Trying));
    m_endMissing->setEnabled(!busy);
    m_endMissing->setChecked(m_run->endsMissing());
    m_again->setVisible(done);
    m_back->setText(done || phase == Phase::Importing ? tr("To the list") : tr("Leave without importing"));
    m_act->setText(done ? tr("Show products") : verb.isEmpty() ? tr("Import") : verb);
    const QString whyNot = whyNotAct(verb);
    m_act->setEnabled(whyNot.isEmpty());
    m_act->setToolTip(whyNot);
    m_progress->setVisible(busy);
    sayProgress();
}

void ImportPanel::followMatch()
{
    const Phase phase = m_run->phase();
    const bool looked = phase == Phase::Tried || phase == Phase::Refused;
    setAllowed(m_match, looked && !m_run->columns().isEmpty()
                            ? QString()
                            : tr("Which columns a file has is known once it was looked through."));
}

void ImportPanel::matchColumns()
{
    auto *dialog = new ColumnsDialog(m_run->columns(), m_run->mapping(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ColumnsDialog::chosen, m_run, &FileImport::setMapping);
    dialog->open();
}

QString ImportPanel::whyNotAct(const QString &verb) const
{
    const Phase phase = m_run->phase();
    if (m_run->path().isEmpty() || !m_run->fileFault().isEmpty())
        return tr("Choose a file first.");
    if (m_run->store().isEmpty())
        return tr("Choose a store first.");
    if (phase == Phase::Trying)
        return tr("The file is being looked through.");
    if (phase == Phase::Importing)
        return tr("It is being imported.");
    if (phase == Phase::Tried && verb.isEmpty())
        return tr("There is nothing to import: the store is as the file says, or no product of it can be imported.");
    return phase == Phase::Refused ? tr("The file was not accepted.") : QString();
}

void ImportPanel::sayProgress()
{
    const Phase phase = m_run->phase();
    const QString passed = format::duration(std::chrono::floor<std::chrono::seconds>(systemNow() - m_run->since()));
    if (phase == Phase::Importing)
        m_note->setText(tr("Importing for %1; it goes on when you leave.").arg(passed));
    else if (phase == Phase::Trying)
        m_note->setText(tr("Looking through the file for %1. Nothing is changed yet.").arg(passed));
    else
        m_note->setText(phase == Phase::Imported ? QString() : tr("Nothing is changed yet."));
}

void ImportPanel::act()
{
    if (m_run->phase() != Phase::Imported)
        return m_run->importNow();
    const QList<StoreView> stores = m_stores.stores();
    const auto store = std::find_if(stores.begin(), stores.end(),
                                    [this](const StoreView &each) { return each.name == m_run->store(); });
    Q_EMIT productsWanted(store == stores.end() ? 0 : store->id);
}

void ImportPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ImportPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

void ImportPanel::retranslate()
{
    m_header->setTitle(tr("Import products"));
    m_header->setSubtitle(tr("From a CSV file into a store. A row that is wrong fails its product alone."));
    m_storeField->setTexts(tr("&Into store"));
    m_match->setText(tr("Match columns…"));
    m_store->setAccessibleName(tr("Into store"));
    m_again->setText(tr("Run it again"));
    m_again->setToolTip(tr("Reads the file again and shows what would change now."));
    m_states->empty()->setText({QStringLiteral("document-import"), tr("Nothing to show yet"),
                                tr("Choose a file and a store: then this shows what would be created, updated and "
                                   "left as it is, and which rows are wrong. Nothing is changed by looking.")});
    m_file->retranslate();
    m_result->retranslate();
    m_endMissing->setText(tr("Also take off sale what the source took away"));
    m_endMissing->setToolTip(tr("What the file, or the shop it comes from, does not offer any more"));
    follow();
}

} // namespace firstcome
