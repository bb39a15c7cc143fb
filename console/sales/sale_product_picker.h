// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/contract/product.h"
#include <QLineEdit>
#include <QTimer>

class QCompleter;
class QStandardItemModel;

namespace firstcome {

class ApiClient;

/// Finds the product a sale is for: asks the server while the name is typed and offers what it found.
/// Invariant: `product` is what was chosen from the list, and nothing as soon as the text is changed.
/// Thread: GUI.
class SaleProductPicker : public QLineEdit
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds pause{250};
    static constexpr int offered = 20;

    explicit SaleProductPicker(ApiClient &api, QWidget *parent = nullptr);

    const std::optional<Product> &product() const { return m_product; }
    void setProduct(const std::optional<Product> &product);
    void setProductText(const QString &name);

Q_SIGNALS:
    void picked();

private:
    void ask();

    ApiClient &m_api;
    QTimer m_pause;
    QCompleter *m_completer;
    QStandardItemModel *m_found;
    std::optional<Product> m_product;
    quint64 m_query = 0;
};

} // namespace firstcome
