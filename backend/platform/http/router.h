// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/request.h"
#include "backend/platform/http/response.h"
#include <functional>
#include <memory>
#include <qcorotask.h>
#include <variant>

namespace firstcome::http {

/// Who may call a route. There is no default: a route without a policy cannot be declared.
struct Policy
{
    enum class Kind : quint8 { Open, Member, Operator, Local };
    Kind kind = Kind::Operator;
    quint32 rights = 0; ///< all of these bits are needed (MemberRole or OperatorPermission); Open: who shows a member's
                        ///< token with them is known, anybody else is nobody

    static Policy open() { return {Kind::Open, 0}; }
    static Policy member(quint32 roles = 0) { return {Kind::Member, roles}; }
    static Policy operatorWith(quint32 permissions) { return {Kind::Operator, permissions}; }
    /// Loopback and listed addresses only; others get 404.
    static Policy local() { return {Kind::Local, 0}; }
};

/// Answers at once, on the lane; must not block.
using Handler = std::function<Response(const Request &)>;
/// A coroutine on the lane; the request lives until it ends, also when the client is gone.
using AsyncHandler = std::function<QCoro::Task<Response>(const Request &)>;

struct Route
{
    Method method = Method::Get;
    /// "/v1/products/{id}?limit&cursor": at most 4 {…}, and the names its query may have, which the router takes off
    /// into `queries`. A query with another name is refused before the handler runs.
    QByteArray pattern;
    Policy policy;
    std::variant<Handler, AsyncHandler> handler;
    std::optional<qsizetype> bodyLimit{};     ///< bytes; else Limits::body
    bool logged = true;                       ///< false for probes
    QByteArray consumes = "application/json"; ///< the media type of its bodies (415 for another); empty: any
    QByteArrayList queries{};                 ///< set by the router
    int index = 0;                            ///< set by the router: its place in routes()
    bool answersNothing = false;              ///< where all is well: no type of an answer can be refused then
};

/// The same, which answers nothing.
inline Route silent(Route route)
{
    route.answersNothing = true;
    return route;
}

/// Finds the route by method and path segments, without regular expressions.
/// Invariant: one route for a method and pattern (an assertion at start); fixed segments win over {…}.
/// Thread: filled before the lanes start, read-only from then on, so lanes share it.
class Router
{
public:
    Router();
    ~Router();

    void get(QByteArray pattern, Policy policy, Handler handler);
    void get(QByteArray pattern, Policy policy, AsyncHandler handler);
    void post(QByteArray pattern, Policy policy, Handler handler);
    void post(QByteArray pattern, Policy policy, AsyncHandler handler);
    void add(Route route);

    struct Match
    {
        const Route *route = nullptr;
        bool pathExists = false; ///< with another method: 405 and Allow
        QByteArray allow;
    };
    /// Fills `parameters` of the request's {…} segments.
    Match find(Method method, QByteArrayView path, std::array<QByteArray, 4> &parameters) const;

    /// Every route, for figures per route and the OpenAPI test.
    const std::vector<std::unique_ptr<Route>> &routes() const;

private:
    struct Node;
    std::vector<std::unique_ptr<Route>> m_routes;
    std::unique_ptr<Node> m_root;
};

} // namespace firstcome::http
