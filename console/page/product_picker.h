// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/contract/product.h"
#include <QLineEdit>
#include <QTimer>

class QCompleter;
class QStandardItemModel;

namespace firstcome {

class ApiClient;

/// A product by its name: offers what the server finds while one types.
/// Invariant: `product` is what was chosen, and nothing while the text is another; once the field is left it shows the
/// product chosen, or nothing.
/// Thread: GUI.
class ProductPicker : public QLineEdit
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds pause{200};
    static constexpr int offered = 20;
    static constexpr int longestText = 100;

    explicit ProductPicker(ApiClient &api, QWidget *parent = nullptr);

    /// What is known of it: at least id and name; without an id there is none.
    const std::optional<Product> &product() const;
    void setProduct(const std::optional<Product> &product);
    void setProduct(const QString &id, const QString &name);
    QString productId() const;
    QString productName() const;

Q_SIGNALS:
    /// Another one was chosen, or the field was emptied.
    void picked();

protected:
    void focusOutEvent(QFocusEvent *event) override;

private:
    void ask();
    void choose(const std::optional<Product> &product);

    ApiClient &m_api;
    std::optional<Product> m_product;
    QTimer m_pause;
    QStandardItemModel *m_offers;
    QCompleter *m_completer;
    int m_query = 0;
};

} // namespace firstcome
