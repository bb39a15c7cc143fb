// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QLineEdit>
#include <QTimer>

class QCompleter;
class QStandardItemModel;

namespace firstcome {

class ApiClient;

/// A product by its name: offers what the server finds while one types; emptied, it is any product.
/// Invariant: what it shows is the product chosen, or nothing, once the field is left.
/// Thread: GUI.
class ProductPicker : public QLineEdit
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds pause{200};
    static constexpr int offered = 12;

    explicit ProductPicker(ApiClient &api, QWidget *parent = nullptr);

    void setProduct(const QString &id, const QString &name);
    QString productId() const { return m_id; }
    QString productName() const { return m_name; }

Q_SIGNALS:
    void picked();

protected:
    void focusOutEvent(QFocusEvent *event) override;

private:
    void ask();
    void choose(const QString &id, const QString &name);

    ApiClient &m_api;
    QString m_id;
    QString m_name;
    QTimer m_pause;
    QStandardItemModel *m_offers;
    QCompleter *m_completer;
    int m_query = 0;
};

} // namespace firstcome
