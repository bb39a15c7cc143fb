// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/products/product_draft.h"
#include "console/widgets/ui_memory.h"
#include <QHash>
#include <QSet>
#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QScrollArea;

namespace firstcome {

class ApiClient;
class ConflictPanel;
class ContentStates;
class FactList;
class OperatorSession;
class ProductCalls;
class ProductForm;
class StatePill;

/// The right pane of the products: one product, edited in place. Edits that were not saved are kept for each product
/// until they are saved or discarded, whatever else is selected meanwhile or fails. A save can be undone.
/// Thread: GUI.
class ProductEditor : public QWidget
{
    Q_OBJECT

public:
    /// A burst of keys is kept once.
    static constexpr std::chrono::milliseconds keepAfter{300};

    /// Edits are kept in `memory`, so that a restart or a crash loses none.
    ProductEditor(ApiClient &api, OperatorSession &session, UiMemory memory, QWidget *parent = nullptr);

    /// 0: none.
    void showProduct(Id id);
    Id shownProduct() const { return m_id; }
    /// With all its fields, which a list leaves out; nothing until it is loaded.
    std::optional<Product> loadedProduct() const
    {
        return m_draft.id() == m_id && m_id != 0 ? std::optional(m_draft.base()) : std::nullopt;
    }
    /// Fetches it anew.
    void refresh();
    /// Into the first field.
    void beginEdit();
    QSet<Id> edited() const;
    /// Forgets every edit.
    void discardAll();

    QAction *saveAction() const { return m_save; }
    QAction *discardAction() const { return m_discard; }
    ProductForm *form() const { return m_form; }

Q_SIGNALS:
    /// The product as the server has it now.
    void fetched(const firstcome::Product &product);
    /// Another product, or no longer this one, has an edit.
    void editedChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeContent();
    QWidget *makeFoot();
    void connectCalls();
    void takeLoaded(const ProductDraft &now);
    void takeSaved(const ProductDraft &sent, const ProductDraft &now);
    void takeOvertaken(const ProductDraft &now);
    void takeRefused(const ProductDraft &sent, const Refusal &refusal);
    void resolve(bool keepMine);
    void showLoading();
    void save();
    void undo(const ProductDraft &now, const ProductFields &before);
    void discard();
    void takeTyped();
    void keepDraft();
    void showDraft();
    void showFacts(const Product &product);
    void followState();
    void retranslate();

    OperatorSession &m_session;
    ProductCalls *m_calls;
    Id m_id = 0;
    ProductDraft m_draft;                   ///< of the product shown, once it is there
    std::optional<ProductDraft> m_overtook; ///< what others made of it, until the operator chose
    QHash<Id, ProductDraft> m_drafts;       ///< with changes
    UiMemory m_memory;
    QTimer m_keep;
    QSet<Id> m_saving;
    ContentStates *m_states;
    QScrollArea *m_scroll;
    StatePill *m_type;
    QLabel *m_origin;
    FactList *m_facts;
    ConflictPanel *m_conflict;
    ProductForm *m_form;
    QLabel *m_foot;
    QAction *m_save;
    QAction *m_discard;
};

} // namespace firstcome
