#include "base/companion.h"

#include <csignal>
#include <pthread.h>
#include <sched.h>

namespace strata {
namespace {

struct Attributes {
  Attributes() { pthread_attr_init(&value); }
  ~Attributes() { pthread_attr_destroy(&value); }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;

  pthread_attr_t value{};
};

// A signal that ends a wait must reach the thread that waits.
sigset_t requests_to_end() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGHUP, SIGINT, SIGTERM}) sigaddset(&signals, signal);
  return signals;
}

// Empty: nobody knows.
cpu_set_t allowed_processors() {
  cpu_set_t processors;
  CPU_ZERO(&processors);
  if (sched_getaffinity(0, sizeof(processors), &processors) != 0) CPU_ZERO(&processors);
  return processors;
}

}  // namespace

struct Companion::Running {
  std::function<void()> work;
  cpu_set_t processors;
  pthread_t thread{};

  static void* run(void* argument) {
    auto* const self = static_cast<Running*>(argument);
    // Only the beginning is to be elsewhere.
    if (CPU_COUNT(&self->processors) > 0) {
      sched_setaffinity(0, sizeof(self->processors), &self->processors);
    }
    self->work();
    return nullptr;
  }

  bool begin() {
    Attributes attributes;
    const sigset_t left_to_others = requests_to_end();
    pthread_attr_setsigmask_np(&attributes.value, &left_to_others);
    cpu_set_t others = processors;
    if (const int own = sched_getcpu(); own >= 0) CPU_CLR(static_cast<std::size_t>(own), &others);
    if (CPU_COUNT(&others) > 0) pthread_attr_setaffinity_np(&attributes.value, sizeof(others), &others);
    return pthread_create(&thread, &attributes.value, &run, this) == 0;
  }
};

Companion::Companion(std::function<void()> work)
    : running_(std::make_unique<Running>(std::move(work), allowed_processors())) {
  if (running_->begin()) return;
  running_->work();
  running_.reset();
}

Companion::Companion() = default;

Companion::Companion(Companion&& other) noexcept = default;

Companion& Companion::operator=(Companion&& other) noexcept {
  std::swap(running_, other.running_);
  return *this;
}

Companion::~Companion() {
  if (running_ != nullptr) pthread_join(running_->thread, nullptr);
}

}  // namespace strata
