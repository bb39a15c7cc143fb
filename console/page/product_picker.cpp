// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/product_picker.h"

#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "shared/client/api_client.h"
#include <QAbstractItemView>
#include <QCompleter>
#include <QFocusEvent>
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

ProductPicker::ProductPicker(ApiClient &api, QWidget *parent)
    : QLineEdit(parent), m_api(api), m_offers(new QStandardItemModel(this)), m_completer(new QCompleter(m_offers, this))
{
    addAction(themedIcon(QStringLiteral("edit-find")), LeadingPosition);
    setMaxLength(longestText);
    setClearButtonEnabled(true);
    // The server has chosen what fits, also by descriptions and tags; nothing is left out here.
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(this);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &ProductPicker::ask);
    connect(this, &QLineEdit::textEdited, this, [this] { m_pause.start(); });
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            choose(std::nullopt);
    });
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) { choose(productFrom(index.data(productRole).toJsonObject())); });
}

const std::optional<Product> &ProductPicker::product() const
{
    static const std::optional<Product> none;
    return text() == productName() ? m_product : none;
}

QString ProductPicker::productId() const
{
    return m_product ? idText(m_product->id) : QString();
}

QString ProductPicker::productName() const
{
    return m_product ? m_product->name : QString();
}

void ProductPicker::setProduct(const std::optional<Product> &product)
{
    ++m_query;
    m_pause.stop();
    m_product = product;
    if (text() != productName())
        setText(productName());
    setCursorPosition(0);
}

void ProductPicker::setProduct(const QString &id, const QString &name)
{
    const auto number = idFrom(QStringView(id));
    if (!number)
        return setProduct(std::nullopt);
    Product product;
    product.id = *number;
    product.name = name.isEmpty() ? id : name;
    setProduct(product);
}

void ProductPicker::ask()
{
    const QString typed = text().trimmed();
    if (typed.isEmpty())
        return;
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/products"));
    request.with("q", typed).with("limit", QString::number(offered));
    m_api.send(request, this, [this, query = ++m_query](const Result<ApiAnswer> &answer) {
        if (query != m_query || !answer || !hasFocus())
            return;
        m_offers->clear();
        const QJsonArray items = answer->json.value(QLatin1StringView("items")).toArray();
        for (const QJsonValue &item : items) {
            const Product product = productFrom(item.toObject());
            auto *offer = new QStandardItem(
                tr("%1 · %2 · %3 available")
                    .arg(product.name, format::money(product.price), format::count(availableOf(product))));
            offer->setData(item.toObject(), productRole);
            m_offers->appendRow(offer);
        }
        if (m_offers->rowCount() > 0)
            m_completer->complete();
        else
            m_completer->popup()->hide();
    });
}

void ProductPicker::choose(const std::optional<Product> &product)
{
    const QString before = productId();
    setProduct(product);
    if (before != productId())
        Q_EMIT picked();
}

void ProductPicker::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    // Half a name is no product: the one in force is shown again.
    if (event->reason() != Qt::PopupFocusReason && text() != productName())
        setProduct(m_product);
}

} // namespace firstcome
