/* Looks names up as programs do: lookup 4|6|0 NAME... prints one line for each name. */
#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static const char *reason(int code) {
  return code == EAI_NONAME  ? "no such name"
         : code == EAI_AGAIN ? "try again"
         : code == -5        ? "no such address"
                             : "failure";
}

int main(int count, char **words) {
  struct addrinfo wanted, *found, *one;
  memset(&wanted, 0, sizeof wanted);
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_family = *words[1] == '4' ? AF_INET : *words[1] == '6' ? AF_INET6 : AF_UNSPEC;
  for (int i = 2; i < count; i++) {
    int code = getaddrinfo(words[i], 0, &wanted, &found);
    printf("%s", code ? reason(code) : "");
    for (one = code ? 0 : found; one; one = one->ai_next) {
      char text[64];
      const void *address = one->ai_family == AF_INET
                                ? (void *)&((struct sockaddr_in *)one->ai_addr)->sin_addr
                                : (void *)&((struct sockaddr_in6 *)one->ai_addr)->sin6_addr;
      inet_ntop(one->ai_family, address, text, sizeof text);
      printf("%s%s", one == found ? "" : " ", text);
    }
    printf("\n");
  }
  return 0;
}
