// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/router.h"

#include "shared/base/assert.h"

namespace firstcome::http {

namespace {

constexpr std::size_t methods = 7;
constexpr int deepest = 16; ///< segments of a pattern; a longer path cannot match

/// Takes the first segment off `path`, which begins with '/'.
QByteArrayView takeSegment(QByteArrayView &path)
{
    const qsizetype slash = path.indexOf('/', 1);
    const qsizetype end = slash < 0 ? path.size() : slash;
    const QByteArrayView segment = path.sliced(1, end - 1);
    path = path.sliced(end);
    return segment;
}

bool isPlaceholder(QByteArrayView segment)
{
    return segment.startsWith('{') && segment.endsWith('}');
}

} // namespace

struct Router::Node
{
    std::vector<std::pair<QByteArray, std::unique_ptr<Node>>> fixed;
    std::unique_ptr<Node> any;
    std::array<const Route *, methods> routes{};

    Node &child(QByteArrayView segment)
    {
        if (isPlaceholder(segment)) {
            if (!any)
                any = std::make_unique<Node>();
            return *any;
        }
        for (const auto &[name, node] : fixed) {
            if (name == segment)
                return *node;
        }
        return *fixed.emplace_back(segment.toByteArray(), std::make_unique<Node>()).second;
    }

    bool leads() const
    {
        return std::any_of(routes.begin(), routes.end(), [](const Route *route) { return route != nullptr; });
    }
};

namespace {

/// The values of the {…} segments on the way down.
struct Trail
{
    std::array<QByteArrayView, 4> values;
    std::size_t count = 0;
};

/// Depth first, fixed segments before {…}; its depth is the depth of the patterns, not of the path.
template <typename Node>
const Node *descend(const Node &node, QByteArrayView path, Trail &trail)
{
    if (path.isEmpty())
        return node.leads() ? &node : nullptr;
    const QByteArrayView segment = takeSegment(path);
    for (const auto &[name, next] : node.fixed) {
        if (name == segment) {
            if (const Node *found = descend(*next, path, trail))
                return found;
            break;
        }
    }
    if (!node.any || segment.isEmpty())
        return nullptr;
    trail.values[trail.count++] = segment;
    if (const Node *found = descend(*node.any, path, trail))
        return found;
    --trail.count;
    return nullptr;
}

template <typename Routes>
QByteArray allowed(const Routes &routes)
{
    QByteArray allow;
    for (std::size_t method = 0; method < methods; ++method) {
        const bool fallsToGet = Method(method) == Method::Head && routes[std::size_t(Method::Get)];
        if (routes[method] || fallsToGet)
            allow.append(methodName(Method(method)).data()).append(", ");
    }
    return allow.append("OPTIONS");
}

} // namespace

Router::Router() : m_root(std::make_unique<Node>()) {}

Router::~Router() = default;

void Router::get(QByteArray pattern, Policy policy, Handler handler)
{
    add({Method::Get, std::move(pattern), policy, std::move(handler)});
}

void Router::get(QByteArray pattern, Policy policy, AsyncHandler handler)
{
    add({Method::Get, std::move(pattern), policy, std::move(handler)});
}

void Router::post(QByteArray pattern, Policy policy, Handler handler)
{
    add({Method::Post, std::move(pattern), policy, std::move(handler)});
}

void Router::post(QByteArray pattern, Policy policy, AsyncHandler handler)
{
    add({Method::Post, std::move(pattern), policy, std::move(handler)});
}

void Router::add(Route route)
{
    FIRSTCOME_ASSERT(route.pattern.startsWith('/'), route.pattern.constData());
    if (const qsizetype mark = route.pattern.indexOf('?'); mark >= 0) {
        route.queries = route.pattern.sliced(mark + 1).split('&');
        route.pattern.truncate(mark);
    }
    QByteArrayView path = route.pattern;
    Node *node = m_root.get();
    std::size_t placeholders = 0;
    int depth = 0;
    while (!path.isEmpty()) {
        const QByteArrayView segment = takeSegment(path);
        placeholders += isPlaceholder(segment) ? 1 : 0;
        ++depth;
        node = &node->child(segment);
    }
    FIRSTCOME_ASSERT(placeholders <= Trail().values.size() && depth <= deepest, route.pattern.constData());
    const Route *&slot = node->routes[std::size_t(route.method)];
    FIRSTCOME_ASSERT(slot == nullptr, route.pattern.constData());
    route.index = int(m_routes.size());
    m_routes.push_back(std::make_unique<Route>(std::move(route)));
    slot = m_routes.back().get();
}

Router::Match Router::find(Method method, QByteArrayView path, std::array<QByteArray, 4> &parameters) const
{
    Match match;
    Trail trail;
    if (!path.startsWith('/'))
        return match;
    const Node *node = descend(*m_root, path, trail);
    if (!node)
        return match;
    match.pathExists = true;
    match.route = node->routes[std::size_t(method)];
    if (!match.route && method == Method::Head)
        match.route = node->routes[std::size_t(Method::Get)];
    if (!match.route)
        match.allow = allowed(node->routes);
    for (std::size_t i = 0; match.route && i < trail.count; ++i)
        parameters[i] = trail.values[i].toByteArray();
    return match;
}

const std::vector<std::unique_ptr<Route>> &Router::routes() const
{
    return m_routes;
}

} // namespace firstcome::http
