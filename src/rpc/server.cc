#include "rpc/server.h"

#include <string>
#include <utility>

#include "rpc/error_object.h"
#include "rpc/methods.h"
#include "rpc/stop.h"

namespace strata::rpc {
namespace {

Json failure(int code, std::string message) {
  return {{"code", code}, {"message", std::move(message)}};
}

Json response(Json id, const char* member, Json value) {
  return {{"jsonrpc", "2.0"}, {"id", std::move(id)}, {member, std::move(value)}};
}

Error cut_off() {
  return {.code = ErrorCode::interrupted,
          .message = "The engine was asked to stop, and what it was doing took too long.",
          .details = {"The database undoes what was not finished; what was recorded before stays."}};
}

Json answer_call(Session& session, const Json& request, Json id) {
  const Method method = find_method(request["method"].get<std::string>());
  if (method == nullptr)
    return response(std::move(id), "error", failure(kMethodNotFound, "There is no such method."));
  const LastWords last_words(session.channel().output(),
                             Channel::to_line(response(id, "error", error_object(cut_off()))));
  const auto parameters = request.find("params");
  const Json none = Json::object();
  const Result<Json> result = method(session, Parameters(parameters == request.end() ? none : *parameters));
  if (result) return response(std::move(id), "result", *result);
  const Error& error = result.error();
  if (error.code == ErrorCode::request_malformed)
    return response(std::move(id), "error", failure(kInvalidParams, error.message));
  return response(std::move(id), "error", error_object(error));
}

// Nothing for what is no request: an answer that nobody waits for.
Json answer(Session& session, const Channel::Line& line) {
  if (line.is_too_long) return response(nullptr, "error", failure(kInvalidRequest, "The line is too long."));
  const Json request = Json::parse(line.text, nullptr, false);
  if (request.is_discarded()) return response(nullptr, "error", failure(kParseError, "The line is no JSON."));
  if (!request.is_object())
    return response(nullptr, "error", failure(kInvalidRequest, "The line is no object."));
  const auto id = request.find("id");
  const auto method = request.find("method");
  if (method == request.end() && id != request.end()) return nullptr;
  if (id == request.end() || method == request.end() || !method->is_string()) {
    return response(nullptr, "error", failure(kInvalidRequest, "A request has an `id` and a `method`."));
  }
  return answer_call(session, request, *id);
}

}  // namespace

void serve(Session& session) {
  while (!is_asked_to_stop()) {
    const std::optional<Channel::Line> line = session.channel().read_line();
    if (!line) return;
    const Json message = answer(session, *line);
    if (!message.is_null() && !session.channel().write(message)) return;
  }
}

}  // namespace strata::rpc
