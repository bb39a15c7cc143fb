// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sales/sale_product_picker.h"

#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "shared/client/api_client.h"
#include <QAbstractItemView>
#include <QCompleter>
#include <QJsonArray>
#include <QStandardItemModel>

namespace firstcome {

namespace {

constexpr int productRole = Qt::UserRole + 1;

qint64 availableOf(const Product &product)
{
    qint64 available = 0;
    for (const ProductOption &option : product.options)
        available += option.available;
    return available;
}

} // namespace

SaleProductPicker::SaleProductPicker(ApiClient &api, QWidget *parent)
    : QLineEdit(parent), m_api(api), m_completer(new QCompleter(this)), m_found(new QStandardItemModel(this))
{
    addAction(themedIcon(QStringLiteral("edit-find")), LeadingPosition);
    setClearButtonEnabled(true);
    m_completer->setModel(m_found);
    // The server has found them already, also in descriptions and tags.
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(this);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &SaleProductPicker::ask);
    connect(this, &QLineEdit::textEdited, this, [this] {
        m_product.reset();
        m_pause.start();
        Q_EMIT picked();
    });
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) {
                setProduct(productFrom(index.data(productRole).toJsonObject()));
                Q_EMIT picked();
            });
}

void SaleProductPicker::setProduct(const std::optional<Product> &product)
{
    m_pause.stop();
    ++m_query;
    m_product = product;
    setText(product ? product->name : QString());
}

void SaleProductPicker::setProductText(const QString &name)
{
    m_product.reset();
    setText(name);
}

void SaleProductPicker::ask()
{
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/products"));
    request.with("q", text().trimmed()).with("limit", QString::number(offered));
    m_api.send(request, this, [this, query = ++m_query](const Result<ApiAnswer> &answer) {
        if (query != m_query || !answer || !hasFocus())
            return;
        m_found->clear();
        for (const QJsonValue value : answer->json.value(QLatin1StringView("items")).toArray()) {
            const Product product = productFrom(value.toObject());
            auto *item = new QStandardItem(
                tr("%1 · %2 · %3 available")
                    .arg(product.name, format::money(product.price), format::count(availableOf(product))));
            item->setData(value.toObject(), productRole);
            m_found->appendRow(item);
        }
        if (m_found->rowCount() > 0)
            m_completer->complete();
        else
            m_completer->popup()->hide();
    });
}

} // namespace firstcome
