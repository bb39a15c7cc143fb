// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/journey/answer_decoder.h"

#include <algorithm>
#include <simdjson.h>

namespace firstcome::load {

namespace dom = simdjson::dom;

class AnswerDecoder::Parser
{
public:
    std::optional<dom::object> object(std::string_view body)
    {
        dom::object found;
        if (m_parser.parse(body.data(), body.size()).get(found) != simdjson::SUCCESS)
            return std::nullopt;
        return found;
    }

    /// The text of one field.
    std::optional<std::string> text(std::string_view body, std::string_view name)
    {
        const auto found = object(body);
        std::string_view value;
        if (!found || (*found)[name].get(value) != simdjson::SUCCESS)
            return std::nullopt;
        return std::string(value);
    }

private:
    dom::parser m_parser;
};

namespace {

/// Reads fields and remembers whether one was missing, so that a reader checks once.
class Fields
{
public:
    explicit Fields(dom::object object) : m_object(object) {}

    bool good() const { return m_good; }

    std::string_view text(std::string_view name)
    {
        std::string_view value;
        m_good &= m_object[name].get(value) == simdjson::SUCCESS;
        return value;
    }

    qint64 integer(std::string_view name)
    {
        std::int64_t value = 0;
        m_good &= m_object[name].get(value) == simdjson::SUCCESS;
        return value;
    }

    Id id(std::string_view name)
    {
        const std::string_view digits = text(name);
        const auto value = idFrom(QByteArrayView(digits.data(), qsizetype(digits.size())));
        m_good &= value.has_value();
        return value.value_or(0);
    }

    std::optional<qint64> optionalInteger(std::string_view name)
    {
        std::int64_t value = 0;
        return m_object[name].get(value) == simdjson::SUCCESS ? std::optional<qint64>(value) : std::nullopt;
    }

    std::optional<Instant> optionalInstant(std::string_view name)
    {
        std::string_view value;
        if (m_object[name].get(value) != simdjson::SUCCESS)
            return std::nullopt;
        return fromIso(QString::fromUtf8(value.data(), qsizetype(value.size())));
    }

    /// Calls `read(Fields &)` for each object of the list; a list that is not there is fine unless `needed`.
    template <typename Read>
    void each(std::string_view name, bool needed, Read read)
    {
        dom::array list;
        if (m_object[name].get(list) != simdjson::SUCCESS) {
            m_good &= !needed;
            return;
        }
        for (const dom::element element : list) {
            dom::object object;
            if (element.get(object) != simdjson::SUCCESS) {
                m_good = false;
                return;
            }
            Fields fields(object);
            read(fields);
            m_good &= fields.good();
        }
    }

private:
    dom::object m_object;
    bool m_good = true;
};

} // namespace

AnswerDecoder::AnswerDecoder() : m_parser(std::make_unique<Parser>()) {}
AnswerDecoder::~AnswerDecoder() = default;

bool AnswerDecoder::stock(std::string_view body, std::vector<StockSeen> &seen)
{
    seen.clear();
    const auto object = m_parser->object(body);
    if (!object)
        return false;
    Fields fields(*object);
    fields.each("options", true, [&seen](Fields &option) {
        seen.push_back({option.id("optionId"), option.integer("available")});
    });
    return fields.good();
}

std::optional<ToldOrder> AnswerDecoder::order(std::string_view body)
{
    const auto object = m_parser->object(body);
    if (!object)
        return std::nullopt;
    Fields fields(*object);
    ToldOrder order;
    order.id = fields.id("id");
    order.total = fields.integer("total");
    order.state = fields.text("state");
    order.heldUntil = fields.optionalInstant("holdExpiresAt");
    fields.each("lines", true, [&order](Fields &line) {
        order.lines.push_back(
            {line.id("lineId"), line.id("optionId"), line.integer("quantity"), line.integer("unitPrice")});
    });
    fields.each("admissions", false, [&order](Fields &admission) {
        order.admissions.push_back({admission.id("saleId"), admission.integer("sequence")});
    });
    return fields.good() ? std::optional(std::move(order)) : std::nullopt;
}

std::optional<std::string> AnswerDecoder::orderState(std::string_view body)
{
    return m_parser->text(body, "state");
}

std::optional<std::string> AnswerDecoder::paymentKey(std::string_view body)
{
    return m_parser->text(body, "paymentKey");
}

std::optional<std::string> AnswerDecoder::accessToken(std::string_view body)
{
    auto token = m_parser->text(body, "accessToken");
    const bool good = token && !token->empty() &&
                      std::all_of(token->begin(), token->end(), [](char c) { return c > ' ' && c < 127; });
    return good ? token : std::nullopt;
}

std::optional<ToldPayment> AnswerDecoder::payment(std::string_view body)
{
    const auto object = m_parser->object(body);
    if (!object)
        return std::nullopt;
    Fields fields(*object);
    ToldPayment payment{fields.id("paymentId"), std::string(fields.text("state"))};
    return fields.good() ? std::optional(std::move(payment)) : std::nullopt;
}

std::optional<ToldClaim> AnswerDecoder::claim(std::string_view body)
{
    const auto object = m_parser->object(body);
    if (!object)
        return std::nullopt;
    Fields fields(*object);
    ToldClaim claim{fields.id("id"), std::string(fields.text("state")),
                    fields.optionalInteger("paidAmount").value_or(0)};
    return fields.good() ? std::optional(std::move(claim)) : std::nullopt;
}

ToldProblem AnswerDecoder::problem(std::string_view body)
{
    ToldProblem problem;
    const auto object = m_parser->object(body);
    if (!object)
        return problem;
    Fields fields(*object);
    problem.code = fields.text("code");
    fields.each("lines", false, [&problem](Fields &line) {
        problem.shortLines.push_back({line.id("optionId"), line.integer("requested"), line.integer("available")});
    });
    if (!fields.good())
        problem.shortLines.clear();
    const auto limit = fields.optionalInteger("limit");
    const auto granted = fields.optionalInteger("granted");
    if (limit && granted)
        problem.limit = ToldLimit{*limit, *granted};
    return problem;
}

} // namespace firstcome::load
