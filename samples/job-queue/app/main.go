// A queue of jobs in Redis: "server" takes them by HTTP, "worker" does them.
package main

import (
	"bufio"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strings"
	"time"
)

var version = "unknown"

// redis sends one command and returns the last line of the answer.
func redis(words ...string) (string, error) {
	connection, err := net.Dial("tcp", os.Getenv("REDIS"))
	if err != nil {
		return "", err
	}
	defer connection.Close()
	fmt.Fprintf(connection, "*%d\r\n", len(words))
	for _, word := range words {
		fmt.Fprintf(connection, "$%d\r\n%s\r\n", len(word), word)
	}
	reader := bufio.NewReader(connection)
	line, err := reader.ReadString('\n')
	if err != nil {
		return "", err
	}
	if !strings.HasPrefix(line, "*2") {
		return strings.TrimSpace(line), nil
	}
	var last string
	for i := 0; i < 4; i++ {
		if last, err = reader.ReadString('\n'); err != nil {
			return "", err
		}
	}
	return strings.TrimSpace(last), nil
}

func serve() error {
	token, err := os.ReadFile(os.Getenv("TOKEN_FILE"))
	if err != nil {
		return err
	}
	wanted := "Bearer " + strings.TrimSpace(string(token))
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, "job-queue", version)
	})
	http.HandleFunc("/jobs", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != wanted {
			http.Error(w, "who are you?", http.StatusUnauthorized)
			return
		}
		job, err := io.ReadAll(io.LimitReader(r.Body, 10_000))
		if err == nil {
			_, err = redis("LPUSH", "jobs", strings.Join(strings.Fields(string(job)), " "))
		}
		if err != nil {
			http.Error(w, "try again", http.StatusServiceUnavailable)
			return
		}
		w.WriteHeader(http.StatusAccepted)
	})
	return http.ListenAndServe(":8080", nil)
}

func work() error {
	for {
		job, err := redis("BRPOP", "jobs", "5")
		if err != nil {
			log.Print(err)
			time.Sleep(time.Second)
		} else if !strings.HasPrefix(job, "*") && !strings.HasPrefix(job, "$") {
			log.Print("done: ", job)
		}
	}
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "worker" {
		log.Fatal(work())
	}
	log.Fatal(serve())
}
