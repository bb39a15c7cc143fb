// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/products/product_draft.h"
#include <QObject>

namespace firstcome {

class ApiClient;

/// Loads a product with all its fields, and sends an edit of it. Answers come as signals, also when another product
/// was asked for meanwhile: each says whose it is.
/// Thread: GUI.
class ProductCalls : public QObject
{
    Q_OBJECT

public:
    explicit ProductCalls(ApiClient &api, QObject *parent = nullptr);

    void load(Id id);
    void save(const ProductDraft &draft);

Q_SIGNALS:
    void loaded(const firstcome::ProductDraft &now);
    void notLoaded(firstcome::Id id, const firstcome::Refusal &refusal);
    /// `sent` is what was asked for, `now` the product as it is after it.
    void saved(const firstcome::ProductDraft &sent, const firstcome::ProductDraft &now);
    /// Someone else changed it first: nothing was saved; `now` is what they made of it.
    void overtaken(const firstcome::ProductDraft &sent, const firstcome::ProductDraft &now);
    void refused(const firstcome::ProductDraft &sent, const firstcome::Refusal &refusal);

private:
    void loadAfterLoss(const ProductDraft &sent);

    ApiClient &m_api;
};

} // namespace firstcome
