// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/placement/order_request.h"

#include "backend/platform/crypto/digest.h"
#include "shared/base/nearest_name.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/whole_number.h"
#include <simdjson.h>

namespace firstcome::placement {

namespace {

using Element = simdjson::dom::element;

constexpr size_t largestDocument = 64 * 1024;
constexpr size_t deepestNesting = 32;

/// The fields an object may have; the first `required` must be there.
template <size_t count>
struct Known
{
    std::array<std::string_view, count> names;
    size_t required;
};

/// What every other body says, too: with the nearest one that is known.
template <size_t count>
QString unknownField(std::string_view given, const Known<count> &known)
{
    QStringList names;
    for (const std::string_view name : known.names)
        names.append(QString::fromUtf8(name.data(), qsizetype(name.size())));
    return unknownName(QString::fromUtf8(given.data(), qsizetype(given.size())), names);
}

/// Reads one body and gathers every error, so that one answer names them all.
class Reader
{
public:
    Result<OrderRequest> read(const Element &root);

private:
    /// Calls `into(index of the name, value)` for each field; unknown and missing ones are errors.
    template <size_t count, typename Into>
    void fields(const Element &value, const std::string &path, const Known<count> &known, Into into);
    void lines(const Element &value);
    void line(const Element &value, size_t position);
    void payment(const Element &value);
    void expectedTotal(const Element &value);
    std::optional<Id> id(const Element &value, const std::string &path);
    void malformed(const std::string &path, const char *message);
    void violated(const Code &code, const std::string &path, const char *message);
    void addUp(const stock::OptionQuantity &line, const std::string &path);

    OrderRequest m_request;
    QList<FieldError> m_malformed;
    Refusal m_violation;
};

void Reader::malformed(const std::string &path, const char *message)
{
    m_malformed.append({QString::fromStdString(path), QString::fromLatin1(message)});
}

void Reader::violated(const Code &code, const std::string &path, const char *message)
{
    const FieldError error{QString::fromStdString(path), QString::fromLatin1(message)};
    if (m_violation.code.isEmpty()) {
        m_violation.code = code;
        m_violation.detail = error.field + u' ' + error.message + u'.';
    }
    m_violation.errors.append(error);
}

template <size_t count, typename Into>
void Reader::fields(const Element &value, const std::string &path, const Known<count> &known, Into into)
{
    simdjson::dom::object object;
    if (value.get(object) != simdjson::SUCCESS) {
        malformed(path, "must be an object");
        return;
    }
    const std::string prefix = path.empty() ? path : path + '.';
    unsigned seen = 0;
    for (const auto [key, member] : object) {
        const auto index = size_t(std::find(known.names.begin(), known.names.end(), key) - known.names.begin());
        if (index == count)
            m_malformed.append({QString::fromStdString(prefix + std::string(key)), unknownField(key, known)});
        else
            into(index, member);
        seen |= 1U << index;
    }
    for (size_t i = 0; i < known.required; ++i) {
        if (!(seen & (1U << i)))
            malformed(prefix + std::string(known.names[i]), "is required");
    }
}

std::optional<Id> Reader::id(const Element &value, const std::string &path)
{
    std::string_view text;
    std::optional<Id> id;
    if (value.get(text) == simdjson::SUCCESS)
        id = idFrom(QByteArrayView(text.data(), qsizetype(text.size())));
    if (!id)
        malformed(path, "must be an id (a text of digits)");
    return id;
}

void Reader::addUp(const stock::OptionQuantity &line, const std::string &path)
{
    for (stock::OptionQuantity &other : m_request.lines) {
        if (other.optionId != line.optionId)
            continue;
        if (__builtin_add_overflow(other.quantity, line.quantity, &other.quantity))
            violated(code::quantityInvalid, path, "is too large");
        return;
    }
    m_request.lines.push_back(line);
}

void Reader::line(const Element &value, size_t position)
{
    static constexpr Known<2> known{{"optionId", "quantity"}, 2};
    const std::string path = "lines[" + std::to_string(position) + ']';
    stock::OptionQuantity line;
    int64_t quantity = 0;
    fields(value, path, known, [&](size_t index, const Element &member) {
        if (index == 0)
            line.optionId = id(member, path + ".optionId").value_or(0);
        else if (member.get(quantity) != simdjson::SUCCESS)
            malformed(path + ".quantity", aWholeNumber);
        else if (quantity <= 0)
            violated(code::quantityInvalid, path + ".quantity", "must be above 0");
    });
    line.quantity = quantity;
    if (line.optionId != 0 && line.quantity > 0)
        addUp(line, path + ".quantity");
}

void Reader::lines(const Element &value)
{
    simdjson::dom::array array;
    if (value.get(array) != simdjson::SUCCESS) {
        malformed("lines", "must be a list of objects");
        return;
    }
    if (array.size() == 0)
        violated(code::linesEmpty, "lines", "must name at least one option");
    if (array.size() > mostLines) {
        violated(code::valueInvalid, "lines", "must have at most 100 entries");
        return;
    }
    size_t position = 0;
    for (const Element element : array)
        line(element, position++);
}

void Reader::payment(const Element &value)
{
    static constexpr Known<2> known{{"method", "paymentMethodId"}, 1};
    fields(value, "payment", known, [&](size_t index, const Element &member) {
        if (index == 1) {
            if (!member.is_null()) // none
                m_request.paymentMethodId = id(member, "payment.paymentMethodId");
            return;
        }
        std::string_view text;
        std::optional<PaymentMethod> method;
        if (member.get(text) == simdjson::SUCCESS)
            method = paymentMethodFrom(QByteArrayView(text.data(), qsizetype(text.size())));
        if (method)
            m_request.method = *method;
        else
            malformed("payment.method", "must be PG, BALANCE, CARD or BANK_ACCOUNT");
    });
}

void Reader::expectedTotal(const Element &value)
{
    int64_t total = 0;
    if (value.get(total) != simdjson::SUCCESS)
        malformed("expectedTotal", aWholeNumber);
    else if (total < 0)
        violated(code::valueInvalid, "expectedTotal", "must be 0 or more");
    else
        m_request.expectedTotal = total;
}

Result<OrderRequest> Reader::read(const Element &root)
{
    static constexpr Known<4> known{{"lines", "payment", "addressId", "expectedTotal"}, 2};
    fields(root, {}, known, [this](size_t index, const Element &member) {
        if (index == 0)
            lines(member);
        else if (index == 1)
            payment(member);
        else if (index == 3)
            expectedTotal(member);  // null would be a guard that guards nothing
        else if (!member.is_null()) // none
            m_request.addressId = id(member, "addressId");
    });
    if (!m_malformed.isEmpty())
        return tl::unexpected(
            Refusal{code::requestInvalid, QStringLiteral("The request is malformed."), {}, m_malformed});
    if (!m_violation.code.isEmpty())
        return tl::unexpected(m_violation);
    return std::move(m_request);
}

} // namespace

/// Of what it means: no address is the same as an address of null.
QByteArray hashOf(const OrderRequest &request)
{
    QByteArray text = QByteArray::number(int(request.method)) + ' ' +
                      QByteArray::number(request.addressId.value_or(0)) + ' ' +
                      QByteArray::number(request.paymentMethodId.value_or(0));
    for (const stock::OptionQuantity &line : request.lines)
        text += ' ' + QByteArray::number(line.optionId) + ':' + QByteArray::number(line.quantity);
    return crypto::sha256(text);
}

Result<OrderRequest> decodeOrderRequest(const QByteArray &body)
{
    // The parser and its padded copy of the body are kept with the lane: no allocation an order.
    thread_local simdjson::dom::parser parser(largestDocument);
    thread_local bool depthSet = false;
    if (!depthSet)
        depthSet = parser.allocate(largestDocument, deepestNesting) == simdjson::SUCCESS;
    Element root;
    const bool isJson = size_t(body.size()) <= largestDocument &&
                        parser.parse(body.constData(), size_t(body.size())).get(root) == simdjson::SUCCESS;
    if (!isJson)
        return tl::unexpected(unreadableBody(body, QStringLiteral("The body is not JSON.")));
    if (!root.is_object())
        return refuse(code::requestInvalid, QStringLiteral("The body must be a JSON object."));
    return Reader().read(root);
}

} // namespace firstcome::placement
