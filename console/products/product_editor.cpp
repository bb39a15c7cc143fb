// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/product_editor.h"

#include "console/page/operator_session.h"
#include "console/products/conflict_panel.h"
#include "console/products/kept_drafts.h"
#include "console/products/product_calls.h"
#include "console/products/product_form.h"
#include "console/products/product_list_model.h"
#include "console/widgets/buttons.h"
#include "console/widgets/content_states.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/text_label.h"
#include "console/widgets/toast.h"
#include "shared/contract/error_codes.h"
#include <QAction>
#include <QBoxLayout>
#include <QEvent>
#include <QScrollArea>

namespace firstcome {

namespace {

const QString saleKey = QStringLiteral("sale");
const QString handleKey = QStringLiteral("handle");
const QString idKey = QStringLiteral("id");
const QString updatedKey = QStringLiteral("updated");

} // namespace

ProductEditor::ProductEditor(ApiClient &api, OperatorSession &session, UiMemory memory, QWidget *parent)
    : QWidget(parent), m_session(session), m_calls(new ProductCalls(api, this)), m_memory(std::move(memory)),
      m_scroll(new QScrollArea), m_type(new StatePill), m_origin(textLabel(TextRole::Muted, {}, true)),
      m_facts(new FactList), m_conflict(new ConflictPanel), m_form(new ProductForm), m_foot(textLabel(TextRole::Muted)),
      m_save(new QAction(themedIcon(QStringLiteral("document-save")), {}, this)),
      m_discard(new QAction(themedIcon(QStringLiteral("edit-undo")), {}, this))
{
    m_save->setShortcut(QKeySequence::Save);
    m_scroll->setWidget(makeContent());
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *loaded = new QWidget;
    auto *parts = new QVBoxLayout(loaded);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(0);
    parts->addWidget(m_scroll, 1);
    parts->addWidget(makeFoot());
    m_states = new ContentStates(loaded, LoadingShapes::Kind::Details);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_states);

    connect(m_form, &ProductForm::edited, this, &ProductEditor::takeTyped);
    connect(m_save, &QAction::triggered, this, &ProductEditor::save);
    connect(m_discard, &QAction::triggered, this, &ProductEditor::discard);
    connect(m_conflict, &ConflictPanel::keepMineChosen, this, [this] { resolve(true); });
    connect(m_conflict, &ConflictPanel::takeTheirsChosen, this, [this] { resolve(false); });
    connect(m_states->banner(), &ErrorBanner::actClicked, this, &ProductEditor::refresh);
    connect(&m_session, &OperatorSession::changed, this, &ProductEditor::followState);
    connectCalls();
    m_drafts = keptDrafts(m_memory);
    m_keep.setSingleShot(true);
    m_keep.setInterval(keepAfter);
    connect(&m_keep, &QTimer::timeout, this, [this] { keepDrafts(m_memory, m_drafts); });
    connect(this, &ProductEditor::editedChanged, this, [this] { keepDrafts(m_memory, m_drafts); });
    m_states->showEmpty();
    retranslate();
}

void ProductEditor::discardAll()
{
    m_drafts.clear();
    if (m_id != 0 && m_draft.id() == m_id) {
        m_draft.set(fieldsOf(m_draft.base()));
        showDraft();
    }
    Q_EMIT editedChanged();
}

void ProductEditor::connectCalls()
{
    connect(m_calls, &ProductCalls::loaded, this, &ProductEditor::takeLoaded);
    connect(m_calls, &ProductCalls::notLoaded, this, [this](Id id, const Refusal &refusal) {
        if (id == m_id)
            m_states->banner()->report({refusalText(refusal), {}, tr("Try again")});
    });
    connect(m_calls, &ProductCalls::saved, this, &ProductEditor::takeSaved);
    connect(m_calls, &ProductCalls::overtaken, this, [this](const ProductDraft &sent, const ProductDraft &now) {
        m_saving.remove(sent.id());
        m_drafts.insert(sent.id(), sent);
        Q_EMIT fetched(now.base());
        if (sent.id() == m_id)
            takeOvertaken(now);
        Q_EMIT editedChanged();
    });
    connect(m_calls, &ProductCalls::refused, this, &ProductEditor::takeRefused);
}

QWidget *ProductEditor::makeContent()
{
    m_type->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::small);
    head->addWidget(m_type, 0, Qt::AlignTop);
    head->addWidget(m_origin, 1);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::large, metrics::hair, metrics::large, metrics::large);
    column->setSpacing(metrics::medium);
    column->addLayout(head);
    column->addWidget(m_conflict);
    column->addWidget(m_form);
    column->addWidget(m_facts);
    column->addStretch();
    return content;
}

QWidget *ProductEditor::makeFoot()
{
    auto *save = pushButton(ButtonKind::Primary);
    connect(save, &QPushButton::clicked, m_save, &QAction::trigger);
    connect(m_save, &QAction::changed, save, [this, save] {
        save->setText(m_save->text());
        save->setEnabled(m_save->isEnabled());
        save->setToolTip(m_save->isEnabled() ? QString() : m_save->toolTip());
    });
    auto *discard = actionButton(m_discard);
    discard->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto *foot = new QWidget;
    auto *line = new QHBoxLayout(foot);
    line->setContentsMargins(metrics::large, metrics::small, metrics::large, metrics::medium);
    line->setSpacing(metrics::small);
    line->addWidget(m_foot, 1);
    line->addWidget(discard);
    line->addWidget(save);
    return foot;
}

void ProductEditor::showProduct(Id id)
{
    if (id == m_id)
        return;
    m_id = id;
    m_overtook.reset();
    m_conflict->hide();
    m_states->banner()->clear();
    m_draft = m_drafts.value(id);
    if (id == 0)
        m_states->showEmpty();
    else if (m_draft.id() == id)
        showDraft();
    else
        showLoading();
    followState();
    refresh();
}

void ProductEditor::showLoading()
{
    // Another product's fields are no content for this one.
    m_states->showEmpty();
    m_states->showLoading();
}

void ProductEditor::refresh()
{
    if (m_id != 0)
        m_calls->load(m_id);
}

void ProductEditor::beginEdit()
{
    m_form->beginEdit();
}

QSet<Id> ProductEditor::edited() const
{
    return {m_drafts.keyBegin(), m_drafts.keyEnd()};
}

void ProductEditor::takeLoaded(const ProductDraft &now)
{
    Q_EMIT fetched(now.base());
    if (now.id() != m_id || m_saving.contains(m_id))
        return;
    m_states->banner()->clear();
    const bool overtaken = m_drafts.contains(m_id) && now.base().version != m_draft.base().version;
    if (overtaken && !m_draft.conflicts(now.base()).isEmpty())
        return takeOvertaken(now);
    if (overtaken)
        m_draft.rebase(now.base(), now.etag());
    else if (!m_drafts.contains(m_id))
        m_draft = now;
    keepDraft();
    showDraft();
}

void ProductEditor::takeOvertaken(const ProductDraft &now)
{
    m_overtook = now;
    m_conflict->showConflicts(m_draft.conflicts(now.base()));
    m_scroll->ensureVisible(0, 0);
    followState();
}

void ProductEditor::takeSaved(const ProductDraft &sent, const ProductDraft &now)
{
    m_saving.remove(sent.id());
    m_drafts.remove(sent.id());
    Q_EMIT fetched(now.base());
    if (now.id() == m_id) {
        // What was typed while the answer was on its way stays an edit, of what was saved.
        m_draft.rebase(now.base(), now.etag());
        keepDraft();
        showDraft();
    }
    Q_EMIT editedChanged();
    const ProductFields before = fieldsOf(sent.base());
    Toast::show(this, {Tone::Good, tr("Saved “%1”.").arg(now.base().name), tr("Undo")},
                [this, now, before] { undo(now, before); });
}

void ProductEditor::takeRefused(const ProductDraft &sent, const Refusal &refusal)
{
    m_saving.remove(sent.id());
    if (sent.id() != m_id) {
        Toast::show(this, {Tone::Act, tr("“%1” was not saved: %2").arg(sent.base().name, refusalText(refusal)), {}});
        return;
    }
    QList<FieldError> errors = refusal.errors;
    if (refusal.code == code::nameTaken)
        errors.append({QStringLiteral("name"), tr("The store has another product of this name.")});
    const QList<FieldError> unplaced = m_form->showErrors(errors);
    if (errors.isEmpty() || !unplaced.isEmpty())
        m_states->banner()->report({tr("Not saved: %1").arg(refusalText(refusal)), tr("Your edit is still here."), {}});
    followState();
}

void ProductEditor::resolve(bool keepMine)
{
    if (!m_overtook)
        return;
    const ProductDraft now = *m_overtook;
    m_overtook.reset();
    m_conflict->hide();
    if (keepMine)
        m_draft.rebase(now.base(), now.etag());
    else
        m_draft = now;
    keepDraft();
    showDraft();
    m_form->setFocus();
}

void ProductEditor::save()
{
    if (m_id == 0 || !m_draft.isChanged() || m_overtook || m_saving.contains(m_id))
        return;
    const QList<FieldError> faults = m_draft.faults();
    m_form->showErrors(faults);
    if (!faults.isEmpty())
        return;
    m_states->banner()->clear();
    m_saving.insert(m_id);
    m_calls->save(m_draft);
    followState();
}

void ProductEditor::undo(const ProductDraft &now, const ProductFields &before)
{
    const ProductDraft back = ProductDraft::turningBack(now, before);
    if (!back.isChanged() || m_saving.contains(back.id()))
        return;
    m_saving.insert(back.id());
    m_calls->save(back);
    followState();
}

void ProductEditor::discard()
{
    if (m_overtook)
        return resolve(false);
    if (!m_draft.isChanged())
        return;
    const ProductFields typed = m_draft.fields();
    const Id id = m_id;
    m_draft.set(fieldsOf(m_draft.base()));
    showDraft();
    keepDraft();
    Toast::show(this, {Tone::Neutral, tr("The edit of “%1” was discarded.").arg(m_draft.base().name), tr("Undo")},
                [this, id, typed] {
                    if (m_id != id)
                        return;
                    m_draft.set(typed);
                    showDraft();
                    keepDraft();
                });
}

void ProductEditor::takeTyped()
{
    if (m_draft.id() != m_id)
        return;
    m_draft.set(m_form->fields());
    keepDraft();
}

void ProductEditor::keepDraft()
{
    if (m_id == 0 || m_draft.id() != m_id)
        return;
    const bool was = m_drafts.contains(m_id);
    if (m_draft.isChanged())
        m_drafts.insert(m_id, m_draft);
    else
        m_drafts.remove(m_id);
    if (was != m_drafts.contains(m_id))
        Q_EMIT editedChanged();
    else
        m_keep.start();
    followState();
}

void ProductEditor::showDraft()
{
    m_form->showDraft(m_draft);
    showFacts(m_draft.base());
    m_states->showContent();
    followState();
}

void ProductEditor::showFacts(const Product &product)
{
    m_type->set(typePill(product));
    m_origin->setText(tr("in %1").arg(product.store));
    m_facts->setValue(handleKey, product.handle);
    m_facts->setValue(idKey, idText(product.id));
    m_facts->setValue(updatedKey, format::dateTime(product.updatedAt));
    m_facts->setHint(updatedKey, format::exact(product.updatedAt));
    m_facts->setValue(saleKey, product.sale ? tr("%1 to %2")
                                                  .arg(format::dateTime(product.sale->window.openAt),
                                                       format::dateTime(product.sale->window.closeAt))
                                            : tr("None planned"));
}

void ProductEditor::followState()
{
    const QString whyNot = m_session.may(permission::CatalogueEdit)
                               ? QString()
                               : tr("You may look, not edit: the permission catalogue.edit is missing.");
    const int changes = m_draft.id() == m_id ? m_draft.changes() : 0;
    const bool saving = m_saving.contains(m_id);
    m_form->setReadOnly(whyNot);
    QString saveWhyNot = whyNot;
    if (saveWhyNot.isEmpty() && saving)
        saveWhyNot = tr("It is being saved.");
    else if (saveWhyNot.isEmpty() && m_overtook)
        saveWhyNot = tr("Choose first what becomes of your edit.");
    else if (saveWhyNot.isEmpty() && changes == 0)
        saveWhyNot = tr("Nothing was changed.");
    setAllowed(m_save, saveWhyNot);
    setAllowed(m_discard, changes == 0 ? tr("Nothing was changed.") : saving ? tr("It is being saved.") : QString());
    m_foot->setText(saving         ? tr("Saving…")
                    : changes == 0 ? QString()
                                   : tr("%Ln change(s) not saved", nullptr, changes));
    m_foot->setToolTip(whyNot);
}

void ProductEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ProductEditor::retranslate()
{
    setWindowTitle(tr("Product"));
    m_save->setText(tr("Save"));
    m_discard->setText(tr("Discard"));
    m_facts->setLabel(saleKey, tr("Flash sale"));
    m_facts->setLabel(handleKey, tr("Handle"));
    m_facts->setLabel(idKey, tr("Id"));
    m_facts->setLabel(updatedKey, tr("Updated"));
    m_states->empty()->setText({QStringLiteral("view-list-details"), tr("No product selected"),
                                tr("Select a product to see its options and edit it.")});
    m_form->retranslate();
    m_conflict->retranslate();
    if (m_draft.id() == m_id && m_id != 0)
        showFacts(m_draft.base());
    followState();
}

} // namespace firstcome
